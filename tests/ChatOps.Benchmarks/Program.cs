using BenchmarkDotNet.Running;
using ChatOps.Benchmarks;

if (args.Contains("--quick"))
    await QuickRun.PrintAsync(waitForPeer: args.Contains("--peer-tuned"));
else if (args.Contains("--agent"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await AgentFigures.MeasureAsync(QuickRun.FindRepository())));
else if (args.Contains("--data"))
    await DataFigures.PrintAsync(args.Contains("--small") ? 2_400 : 24_000, args.Contains("--small") ? 20_000 : 200_000);
else if (args.Contains("--channels"))
    await ChannelFigures.PrintAsync();
else if (args.Contains("--training"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await TrainingFigures.MeasureAsync()));
else if (args.Contains("--large"))
    await LargeRun.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
