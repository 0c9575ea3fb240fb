using BenchmarkDotNet.Running;
using ChatOps.Benchmarks;

if (args.Contains("--quick"))
    await QuickRun.PrintAsync(waitForPeer: args.Contains("--peer-tuned"));
else if (args.Contains("--agent"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await AgentFigures.MeasureAsync(QuickRun.FindRepository())));
else if (args.Contains("--large"))
    await LargeRun.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
