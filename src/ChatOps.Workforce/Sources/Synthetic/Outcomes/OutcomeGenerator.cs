namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Draws outcomes from the <see cref="OutcomeModel"/>.</summary>
internal sealed class OutcomeGenerator(RandomStreams streams)
{
    private readonly Random _success = streams.For(Concern.Success);
    private readonly Random _rating = streams.For(Concern.Rating);
    private readonly Random _hours = streams.For(Concern.ActualHours);
    private readonly Random _quality = streams.For(Concern.Quality);

    public Outcome Generate(SyntheticPerson person, SyntheticWorkItem item, Assignment assignment)
    {
        var success = _success.NextDouble() < OutcomeModel.SuccessProbability(person, item);
        var estimate = item.Record.EstimatedHours;
        var hours = OutcomeModel.ActualHours(success, estimate, _hours);
        return new Outcome(
            assignment.Id,
            WorkingDays.OnOrAfter(assignment.Date.AddDays(OutcomeModel.CalendarDays(hours))),
            hours,
            OutcomeModel.Rating(success, _rating),
            OutcomeModel.Quality(person.Talent, _quality),
            OutcomeModel.Timeliness(estimate, hours),
            Feedback: null);
    }
}
