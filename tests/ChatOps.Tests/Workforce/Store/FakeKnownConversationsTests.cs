using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Workforce.Store;

public sealed class FakeKnownConversationsTests : KnownConversationsContract
{
    private protected override Task<IKnownConversations> CreateAsync() => Task.FromResult<IKnownConversations>(new FakeKnownConversations());
}
