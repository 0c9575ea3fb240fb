namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>What a part of a CV is about.</summary>
internal enum SectionKind
{
    /// <summary>What stands before the first heading.</summary>
    Header,
    Summary,
    Contact,
    Skills,
    Work,
    Education,
    Certifications,
    Languages,
    Projects,
    Awards,
    Publications,
    Volunteer,
    References,
    Interests,
    Profiles,
    Courses,

    /// <summary>"Curriculum vitae": names the document, not a part of it.</summary>
    Title,
}
