namespace ChatOps.Host.Rest;

/// <summary>People ranked for a task.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="TaskTitle">Its title.</param>
/// <param name="Candidates">Best first.</param>
/// <param name="Considered">How many people were scored.</param>
/// <param name="LeftOut">People who can't take the task, and why.</param>
/// <param name="SkillsNobodyHas">Mandatory skills that nobody who was scored has.</param>
/// <param name="SomebodyStandsOut">Whether the first can be recommended.</param>
/// <param name="ModelVersion">Version of the model that ranked; v0 is the document's formula.</param>
/// <param name="AsOf">Day of the data.</param>
/// <param name="KnownOutcomes">Finished tasks that the ranking knew.</param>
/// <param name="Note">What else has to be said: that this is advice, or that an experiment ranks or leaves this task.</param>
internal sealed record TaskAssignmentResponse(
    string TaskId,
    string TaskTitle,
    IReadOnlyList<RankedCandidate> Candidates,
    int Considered,
    IReadOnlyList<LeftOutUser> LeftOut,
    IReadOnlyList<string> SkillsNobodyHas,
    bool SomebodyStandsOut,
    string ModelVersion,
    DateOnly AsOf,
    int KnownOutcomes,
    string Note);
