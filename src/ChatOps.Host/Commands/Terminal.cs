using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary>Where commands print: colours and the window's width on a terminal, plain and wide when piped.</summary>
internal static class Terminal
{
    private const int PipedWidth = 160;

    /// <summary>Standard output.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error: progress, so that output stays clean.</summary>
    public static IAnsiConsole Error { get; } = Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (redirected)
            console.Profile.Width = PipedWidth;
        return console;
    }
}
