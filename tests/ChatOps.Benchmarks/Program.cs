using BenchmarkDotNet.Running;
using ChatOps.Benchmarks;
using ChatOps.Benchmarks.Circuits;

if (args.Contains("--quick"))
    await QuickRun.PrintAsync(waitForPeer: args.Contains("--peer-tuned"));
else if (args.Contains("--agent"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await AgentFigures.MeasureAsync(QuickRun.FindRepository())));
else if (args.Contains("--data"))
{
    var small = args.Contains("--small");
    if (!args.Contains("--collection") && !args.Contains("--memory"))
        await DataFigures.PrintEventsAsync();
    if (!args.Contains("--events") && !args.Contains("--memory"))
        await DataFigures.PrintCollectionAsync(small ? 2_400 : 24_000, small ? 26_000 : 260_000);
    if (!args.Contains("--events") && !args.Contains("--collection"))
        await DataFigures.PrintMemoryAsync(small ? 100_000 : 1_000_000);
}
else if (args.Contains("--channels"))
    await ChannelFigures.PrintAsync();
else if (args.Contains("--training"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await TrainingFigures.MeasureAsync()));
else if (args.Contains("--cache"))
    Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(await CacheFigures.MeasureAsync(args.SkipWhile(a => a != "--cache").ElementAtOrDefault(1))));
else if (args is ["--circuits", ..])
    await CircuitFigures.PrintAsync(Number(1, 1_000), Number(2, 300));
else if (args is ["--soak", ..])
    await SoakRun.PrintAsync(Number(1, 10), Number(2, 3));
else if (args.Contains("--large"))
    await LargeRun.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);

int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
