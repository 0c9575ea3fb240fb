using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary>A progress bar on standard error, for a terminal only.</summary>
internal static class ProgressBar
{
    /// <summary>Runs work that reports its share done, 0 to 1.</summary>
    public static async Task<T> RunAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
            return await work(new Progress<double>());
        return await Terminal.Error.Progress().AutoClear(true).StartAsync(async context =>
        {
            var task = context.AddTask(title, maxValue: 1);
            return await work(new Reporter(task));
        });
    }

    /// <summary>Unlike <see cref="Progress{T}"/> this reports in order, on the thread that works.</summary>
    private sealed class Reporter(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
