using Orleans.Concurrency;

namespace ChatOps.Agent.Conversations.Grains;

/// <summary>Hears how far a turn is.</summary>
[Alias("chatops.turn-observer")]
internal interface ITurnObserver : IGrainObserver
{
    /// <summary>Takes a word on the way; nobody waits for it to arrive.</summary>
    [OneWay]
    [Alias("report")]
    Task ReportAsync(string text, double? share, bool isAnswer);
}
