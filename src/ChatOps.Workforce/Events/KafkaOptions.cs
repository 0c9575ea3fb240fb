using System.ComponentModel.DataAnnotations;

namespace ChatOps.Workforce.Events;

/// <summary>The broker of the document's events (§9.2). Configuration section <c>Kafka</c>; off unless <see cref="BootstrapServers"/> is set.</summary>
public sealed class KafkaOptions
{
    public const string Section = "Kafka";

    /// <summary>Brokers, e.g. <c>kafka1:9092,kafka2:9092</c>. Empty: nothing is read or sent.</summary>
    public string? BootstrapServers { get; set; }

    /// <summary>Consumer group. Default <c>chatops</c>.</summary>
    [Required]
    public string GroupId { get; set; } = "chatops";

    /// <summary>Whether our own assignments and outcomes are sent. Default true.</summary>
    public bool SendsOwn { get; set; } = true;

    /// <summary>Events of one transaction, 1 to 10,000. Default 5,000: fewer wait for a commit of their own when many come at once.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 5_000;

    /// <summary>How long an event that took effect is remembered, in days, 1 to 3,650. Default 30: longer than a topic keeps it.</summary>
    [Range(1, 3_650)]
    public int RememberedDays { get; set; } = 30;

    /// <summary>Further settings of librdkafka by their own names, e.g. <c>security.protocol</c>, <c>sasl.username</c>; <c>sasl.password</c> from the environment only. Never logged.</summary>
    public Dictionary<string, string> Settings { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Whether there is a broker.</summary>
    internal bool IsOn => !string.IsNullOrWhiteSpace(BootstrapServers);
}
