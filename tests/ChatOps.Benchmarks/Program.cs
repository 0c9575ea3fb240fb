using BenchmarkDotNet.Running;
using ChatOps.Benchmarks;

if (args.Contains("--quick"))
    await QuickRun.PrintAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
