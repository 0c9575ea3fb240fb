using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatOps.IntegrationTests.Models;

/// <summary>Keeps every line that is logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Those of them that are logged where nobody asked for more.</summary>
    public ConcurrentQueue<string> AtInformation { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception) + exception;
        Lines.Enqueue(line);
        if (logLevel >= LogLevel.Information)
            AtInformation.Enqueue(line);
    }

    public void Dispose()
    {
    }
}
