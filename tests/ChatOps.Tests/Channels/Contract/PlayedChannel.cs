using ChatOps.Agent.Conversations;
using ChatOps.Tests.Channels.Teams;

namespace ChatOps.Tests.Channels.Contract;

/// <summary>One channel with a manager in front of it and a played agent behind it.</summary>
public abstract class PlayedChannel : IDisposable
{
    internal abstract FakeAgent Agent { get; }

    /// <summary>Everything that can be read in what was answered last.</summary>
    public abstract string Words { get; }

    /// <summary>Labels of the buttons that can be pressed in what was answered last.</summary>
    public abstract IReadOnlyList<string> Buttons { get; }

    /// <summary>How many answers stand there.</summary>
    public abstract int Answers { get; }

    /// <summary>Says something, with files or without, and waits for the answer.</summary>
    /// <param name="text">The words.</param>
    /// <param name="files">The files; null for none. A megabyte is the most that is taken.</param>
    /// <param name="meanwhile">What is done while it is worked on and progress is shown; null for nothing.</param>
    public abstract Task SayAsync(string text, IReadOnlyList<TurnFile>? files = null, Action? meanwhile = null);

    /// <summary>Presses a button of the last answer.</summary>
    public abstract Task PressAsync(string label);

    public abstract void Dispose();
}
