using ChatOps.Agent.Conversations;

namespace ChatOps.Host.Commands;

/// <summary>One line on standard error that says what is being done, for a terminal only.</summary>
internal sealed class ProgressLine : IProgress<TurnProgress>
{
    private int _length;

    public void Report(TurnProgress value)
    {
        if (value.IsAnswer)
            return;
        var text = value.Share is { } share ? $"{value.Text} {100 * share:0} %" : value.Text;
        Console.Error.Write("\r" + text.PadRight(_length));
        _length = text.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_length > 0)
            Console.Error.Write("\r" + new string(' ', _length) + "\r");
    }
}
