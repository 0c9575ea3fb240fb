namespace ChatOps.Agent.Conversations.Grains;

/// <summary>After an erasure puts every conversation of the cluster to sleep that is not in the middle of a turn: what it wakes up with is what the store has.</summary>
internal sealed class SleepingConversations(IGrainFactory grains) : IForgetsPeople
{
    public Task ForgetAsync(IReadOnlyList<string> names, string instead) => grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
}
