namespace ChatOps.Agent.Planning.Language;

/// <summary>The shape of <c>prompts/understanding/lexicon.yaml</c>: values with the phrases that stand for them.</summary>
internal sealed class LexiconFile
{
    public Dictionary<string, List<string>> Departments { get; set; } = [];

    public List<string> DepartmentTails { get; set; } = [];

    public Dictionary<string, List<string>> Skills { get; set; } = [];

    public List<string> WordySkills { get; set; } = [];

    public List<string> SkillLeads { get; set; } = [];

    public Dictionary<string, List<string>> Seniority { get; set; } = [];

    public List<string> SeniorityUp { get; set; } = [];

    public List<string> SeniorityDown { get; set; } = [];

    public Dictionary<string, List<string>> Level { get; set; } = [];

    public Dictionary<string, List<string>> Priority { get; set; } = [];

    public Dictionary<string, List<string>> Status { get; set; } = [];

    public Dictionary<string, List<string>> Period { get; set; } = [];

    public Dictionary<string, List<string>> Source { get; set; } = [];

    public Dictionary<string, List<string>> Kind { get; set; } = [];

    public Dictionary<string, List<string>> Model { get; set; } = [];

    public Dictionary<string, List<string>> Flags { get; set; } = [];

    public List<string> Self { get; set; } = [];

    public List<string> Someone { get; set; } = [];

    public List<string> Both { get; set; } = [];

    public List<string> BestPlace { get; set; } = [];

    public List<string> LastPlace { get; set; } = [];

    public List<string> That { get; set; } = [];

    public Dictionary<string, List<string>> Ordinals { get; set; } = [];

    public Dictionary<string, List<string>> Numbers { get; set; } = [];

    public List<string> Exclude { get; set; } = [];

    public List<string> Include { get; set; } = [];

    public Dictionary<string, List<string>> Weekdays { get; set; } = [];

    public Dictionary<string, List<string>> Days { get; set; } = [];

    public List<string> Months { get; set; } = [];

    public List<string> Hours { get; set; } = [];

    public List<string> Minutes { get; set; } = [];

    public List<string> Weeks { get; set; } = [];

    public Dictionary<string, List<string>> Clock { get; set; } = [];

    public List<string> Afternoon { get; set; } = [];

    public List<string> Morning { get; set; } = [];

    public List<string> TitleStopWords { get; set; } = [];

    public Dictionary<string, List<string>> Fields { get; set; } = [];

    public Dictionary<string, List<string>> Topics { get; set; } = [];

    /// <summary>Words between two parts of a request that are each a request of their own.</summary>
    public List<string> Joints { get; set; } = [];

    /// <summary>Words that a request begins with, after <see cref="Ands"/>.</summary>
    public List<string> RequestStarts { get; set; } = [];

    /// <summary>"And", in the languages that are understood.</summary>
    public List<string> Ands { get; set; } = [];

    /// <summary>Everyday words that are no typos of anything.</summary>
    public List<string> Everyday { get; set; } = [];

    /// <summary>Words that say nothing by themselves around a name: "the", "please", "I mean".</summary>
    public List<string> Fillers { get; set; } = [];

    /// <summary>Regular expressions over the folded text with numbers as digits, by argument.</summary>
    public Dictionary<string, List<string>> Patterns { get; set; } = [];
}
