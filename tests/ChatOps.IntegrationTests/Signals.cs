using System.Diagnostics;
using System.Globalization;

namespace ChatOps.IntegrationTests;

/// <summary>Signals to processes that a test started itself.</summary>
internal static class Signals
{
    /// <param name="signal">Its name, e.g. <c>STOP</c>.</param>
    /// <param name="processes">Their numbers.</param>
    public static async Task SendAsync(string signal, params int[] processes)
    {
        foreach (var process in processes)
        {
            using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
            await kill.WaitForExitAsync();
            Assert.True(kill.ExitCode == 0 || !Directory.Exists($"/proc/{process}"), $"{process} did not take {signal}."); // one that has ended meanwhile needs none
        }
    }
}
