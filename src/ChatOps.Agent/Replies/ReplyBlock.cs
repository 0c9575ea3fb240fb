namespace ChatOps.Agent.Replies;

/// <summary>A structured part of a reply. The family is closed: a channel that renders all of them renders every reply.</summary>
public abstract record ReplyBlock
{
    private protected ReplyBlock()
    {
    }
}
