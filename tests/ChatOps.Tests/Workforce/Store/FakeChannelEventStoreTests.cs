using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>The fake does what the databases do, or tests over it prove nothing.</summary>
public sealed class FakeChannelEventStoreTests : ChannelEventStoreContract
{
    private protected override Task<IChannelEventStore> CreateAsync() => Task.FromResult<IChannelEventStore>(new FakeChannelEventStore());

    private protected override Task<IReadOnlyList<ChannelEventRecord>> ReadAsync(IChannelEventStore store) => Task.FromResult(((FakeChannelEventStore)store).Events);
}
