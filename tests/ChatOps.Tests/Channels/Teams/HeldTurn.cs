using System.Text.Json.Nodes;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>A turn that the test answers itself, with the clock going on no further than it says.</summary>
internal sealed class HeldTurn
{
    private const int MostSteps = 2_000;

    /// <summary>So many that a busy machine, too, has got to what waited; the clock would go on without it else.</summary>
    private const int TurnsOfAStep = 500;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly TaskCompletionSource<Reply> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TeamsBench _bench;
    private IProgress<TurnProgress>? _progress;
    private Task _work = Task.CompletedTask;

    private HeldTurn(TeamsBench bench) => _bench = bench;

    /// <summary>Whether the event is worked on no more.</summary>
    public bool IsOver => _work.IsCompleted;

    /// <summary>Posts an activity and works on it until the agent is asked.</summary>
    public static async Task<HeldTurn> BeginAsync(TeamsBench bench, JsonObject activity, IDeliveryNote? note = null)
    {
        var turn = new HeldTurn(bench);
        bench.Agent.Answer = (_, progress) =>
        {
            turn._progress = progress;
            return turn._answer.Task;
        };
        await bench.PostAsync(activity);
        Assert.True(bench.Intake.Events.TryDequeue(out var arrived));
        turn._work = bench.Handler.HandleAsync(arrived, note ?? new FakeNote(), CancellationToken.None);
        await turn.UntilAsync(() => turn._progress is not null);
        return turn;
    }

    /// <summary>The agent says how far it is.</summary>
    public void Report(string text, double? share = null, bool isAnswer = false) => _progress!.Report(new TurnProgress(text, share, isAnswer));

    /// <summary>The agent says how far it is, and the clock goes on until something came of it.</summary>
    public async Task ReportAsync(string text, Func<bool> until, double? share = null, bool isAnswer = false)
    {
        Report(text, share, isAnswer);
        await UntilAsync(until);
    }

    /// <summary>Lets the clock go on until something holds.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        for (var step = 0; !condition(); step++)
        {
            Assert.True(step < MostSteps, "What was waited for does not come.");
            await StepAsync(condition);
        }
    }

    /// <summary>Lets the clock go on for a time.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        var until = _bench.Time.GetUtcNow() + span;
        while (_bench.Time.GetUtcNow() < until)
            await StepAsync(() => false);
    }

    /// <summary>The agent answers, and the answer is delivered.</summary>
    public async Task AnswerAsync(Reply reply)
    {
        _answer.SetResult(reply);
        await UntilAsync(() => IsOver);
        await _work;
    }

    /// <summary>A step of the clock, and some turns of the threads for what waited for it.</summary>
    private async Task StepAsync(Func<bool> condition)
    {
        _bench.Time.Advance(Step);
        for (var n = 0; n < TurnsOfAStep && !condition(); n++)
            await OtherWork.GoesOnAsync();
    }
}
