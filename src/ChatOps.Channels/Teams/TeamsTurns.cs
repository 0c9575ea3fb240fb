using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Asks the agent, and shows meanwhile how far it is.</summary>
internal sealed class TeamsTurns(PacedTurns turns, TeamsDelivery delivery, ConnectorClient connector, TimeProvider time, ILogger<TeamsTurns> logger)
{
    /// <summary>Takes a turn.</summary>
    /// <returns>The answer, and the stream that it has to end; null if there is none.</returns>
    public async Task<(Reply Reply, TeamsStream? Stream)> TakeTurnAsync(Turn turn, TeamsAsked asked, CancellationToken cancellationToken)
    {
        var progress = new TeamsProgress(showsAnswers: asked.Place.IsPersonal);
        var shown = new ShownProgress(asked, delivery, connector, time, logger);
        var answer = turns.TakeTurnAsync(turn, progress, cancellationToken);
        while (await Task.WhenAny(answer, Task.Delay(ShownProgress.StreamEvery, time, cancellationToken)) != answer && !cancellationToken.IsCancellationRequested)
            await shown.ShowAsync(progress.Latest, cancellationToken);
        return (await answer, shown.Stream);
    }
}
