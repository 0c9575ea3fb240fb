namespace ChatOps.Agent.Plugins;

/// <summary>What an argument of a function is; decides how it is described to a model, found in a sentence and checked.</summary>
public enum ArgumentKind
{
    /// <summary>One task, by id or words of its title.</summary>
    Task,

    /// <summary>Several tasks.</summary>
    Tasks,

    /// <summary>One person, by id, name, mention or e-mail.</summary>
    Person,

    /// <summary>Several people.</summary>
    People,

    /// <summary>A department by its name or nickname.</summary>
    Department,

    /// <summary>A project by id or name.</summary>
    Project,

    /// <summary>Skills, by name or alias.</summary>
    Skills,

    /// <summary>One of a few words; <see cref="ArgumentContract.Choices"/> names them.</summary>
    Choice,

    /// <summary>Several of a few words.</summary>
    Choices,

    /// <summary>True, or not given.</summary>
    Flag,

    /// <summary>A number between <see cref="ArgumentContract.Least"/> and <see cref="ArgumentContract.Most"/>.</summary>
    Number,

    /// <summary>A model version, e.g. <c>v7</c>.</summary>
    Version,

    /// <summary>A job's number.</summary>
    Job,

    /// <summary>A five-field cron expression.</summary>
    Schedule,

    /// <summary>A field of a CV, e.g. <c>personalInfo.email</c>.</summary>
    Field,

    /// <summary>Free words.</summary>
    Text,
}
