using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store.Channels;

/// <summary>Known conversations on EF Core, over either database.</summary>
internal sealed class EfKnownConversations(IStoreDatabase database) : IKnownConversations
{
    public async Task KeepAsync(KnownConversation conversation, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversation.Id, cancellationToken) is { } known && known with { Updated = conversation.Updated } == conversation)
            return;
        await WriteAsync(
            context => context.Set<KnownConversation>().Where(c => c.Id == conversation.Id).ExecuteUpdateAsync(
                c => c.SetProperty(r => r.OwnerId, conversation.OwnerId).SetProperty(r => r.Address, conversation.Address)
                    .SetProperty(r => r.IsBlocked, conversation.IsBlocked).SetProperty(r => r.Updated, conversation.Updated),
                cancellationToken),
            conversation,
            cancellationToken);
    }

    public Task<KnownConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        context.Set<KnownConversation>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == conversationId, cancellationToken));

    public Task BlockAsync(string conversationId, DateTime now, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        return await context.Set<KnownConversation>().Where(c => c.Id == conversationId && !c.IsBlocked).ExecuteUpdateAsync(
            c => c.SetProperty(r => r.IsBlocked, true).SetProperty(r => r.Updated, now), cancellationToken);
    });

    public Task<string?> FindMessageAsync(string conversationId, string topic, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        context.Set<SentMessage>().Where(m => m.ConversationId == conversationId && m.Topic == topic).Select(m => m.MessageId).FirstOrDefaultAsync(cancellationToken));

    public Task<string?> FindTopicAsync(string conversationId, string messageId, CancellationToken cancellationToken) => database.WithContextAsync(context =>
        context.Set<SentMessage>().Where(m => m.ConversationId == conversationId && m.MessageId == messageId).OrderByDescending(m => m.At).Select(m => m.Topic).FirstOrDefaultAsync(cancellationToken));

    public Task KeepMessageAsync(SentMessage message, CancellationToken cancellationToken) => WriteAsync(
        context => context.Set<SentMessage>().Where(m => m.ConversationId == message.ConversationId && m.Topic == message.Topic).ExecuteUpdateAsync(
            m => m.SetProperty(r => r.MessageId, message.MessageId).SetProperty(r => r.At, message.At), cancellationToken),
        message,
        cancellationToken);

    public Task<int> DropMessagesAsync(DateTime before, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        return await context.Set<SentMessage>().Where(m => m.At < before).ExecuteDeleteAsync(cancellationToken);
    });

    /// <summary>Changes a record, or adds it; where another host adds it in between, changes that one.</summary>
    private Task<bool> WriteAsync(Func<WorkforceContext, Task<int>> update, object record, CancellationToken cancellationToken) => database.WithContextAsync(async context =>
    {
        using var place = await database.StandInLineAsync(cancellationToken);
        if (await update(context) > 0)
            return true;
        try
        {
            context.Add(record);
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (database.IsDataFault(e.InnerException ?? e))
        {
            await update(context);
        }

        return true;
    });
}
