using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace ChatOps.Workforce.Events;

/// <summary>Says what the brokers lack, without repeating it: that all of them are away once until they are back, anything else once an hour.</summary>
internal sealed partial class BrokerLog(TimeProvider time, ILogger<BrokerLog> logger)
{
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly Outage _outage = new(time);
    private readonly ConcurrentDictionary<ErrorCode, long> _told = new();

    /// <summary>Whether all brokers are away, as far as is known.</summary>
    public bool IsAway => _outage.IsOn;

    /// <summary>The client met an error.</summary>
    public void Failed(Error error)
    {
        if (error.Code == ErrorCode.Local_AllBrokersDown)
        {
            if (_outage.Begin())
                LogAway(error.Reason);
            return;
        }

        // The client tries each broker again and again; while all are away, that was told.
        if (_outage.IsOn || (_told.TryGetValue(error.Code, out var before) && time.GetElapsedTime(before) < Silence))
            return;
        _told[error.Code] = time.GetTimestamp();
        LogFailed(error.Reason);
    }

    /// <summary>A broker answered.</summary>
    public void Answered()
    {
        if (_outage.Finish() is { } lasted)
            LogBack((long)lasted.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka is away: {Reason}. Check that the brokers run and that Kafka:BootstrapServers names them. Nothing is lost: events wait in the topics and in the outbox, and it goes on by itself")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Kafka answers again after {Seconds} s")]
    private partial void LogBack(long seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka: {Reason}")]
    private partial void LogFailed(string reason);
}
