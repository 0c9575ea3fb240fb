namespace ChatOps.Cvs.Language;

/// <summary>The words that the rules know, from the files in Words/.</summary>
internal static class Vocabulary
{
    private static readonly ILookup<string, string> TitleWords = WordFile.Read("titles");
    private static readonly ILookup<string, string> EducationWords = WordFile.Read("education");
    private static readonly ILookup<string, string> SpokenWords = WordFile.Read("spoken");
    private static readonly ILookup<string, string> PlaceWords = WordFile.Read("places");

    public static WordSet Titles { get; } = new(TitleWords["word"], TitleWords["part"]);

    public static WordSet Ranks { get; } = new(TitleWords["rank"]);

    public static WordSet Companies { get; } = new(WordFile.Read("companies")["word"]);

    public static WordSet Institutions { get; } = new(EducationWords["institution"], EducationWords["part"]);

    public static WordSet Degrees { get; } = new(EducationWords["degree"]);

    public static WordSet Fields { get; } = new(EducationWords["field"]);

    public static WordSet SpokenLanguages { get; } = new(SpokenWords["language"]);

    public static WordSet SpokenLevels { get; } = new(SpokenWords["level"]);

    public static WordSet Groups { get; } = new(WordFile.Read("groups")["group"]);

    public static WordSet Certificates { get; } = new(WordFile.Read("certifications")["word"]);

    public static WordSet Countries { get; } = new(PlaceWords["country"]);

    public static WordSet Places { get; } = new(PlaceWords["country"].Concat(PlaceWords["place"]));
}
