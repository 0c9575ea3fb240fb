namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A department: its share of people, its core skills and the projects that it works for (design document §8.2).</summary>
/// <param name="Name">Full name.</param>
/// <param name="Weight">Share of people, 0 to 1.</param>
/// <param name="CoreSkills">What everybody there can do, and what its tasks ask for.</param>
/// <param name="Projects">Where its tasks belong; the document has no projects, so the mix is ours.</param>
internal sealed record DepartmentProfile(
    string Name,
    double Weight,
    IReadOnlyList<string> CoreSkills,
    Distribution<ProjectProfile> Projects)
{
    /// <summary>The seven departments of the document.</summary>
    public static IReadOnlyList<DepartmentProfile> All { get; } =
    [
        new(
            "Frontend Development",
            0.20,
            ["JavaScript", "React", "HTML/CSS", "TypeScript"],
            new(
                (ProjectProfile.CustomerPortal, 4),
                (ProjectProfile.Checkout, 3),
                (ProjectProfile.Billing, 2),
                (ProjectProfile.DataPlatform, 1))),
        new(
            "Backend Development",
            0.25,
            ["Java", "Spring Boot", "MySQL", "PostgreSQL"],
            new(
                (ProjectProfile.Billing, 4),
                (ProjectProfile.Checkout, 4),
                (ProjectProfile.CustomerPortal, 2),
                (ProjectProfile.MobileApp, 1))),
        new(
            "Full Stack Development",
            0.15,
            ["JavaScript", "React", "Java", "Spring Boot", "MySQL"],
            new((ProjectProfile.CustomerPortal, 4), (ProjectProfile.Checkout, 3), (ProjectProfile.Billing, 3))),
        new(
            "DevOps",
            0.10,
            ["Docker", "Kubernetes", "AWS", "Jenkins"],
            new((ProjectProfile.Infrastructure, 7), (ProjectProfile.DataPlatform, 2), (ProjectProfile.MobileApp, 1))),
        new(
            "Quality Assurance",
            0.15,
            ["Selenium", "TestNG", "API Testing", "Java"],
            new(
                (ProjectProfile.Checkout, 3),
                (ProjectProfile.CustomerPortal, 3),
                (ProjectProfile.Billing, 2),
                (ProjectProfile.MobileApp, 2))),
        new(
            "Mobile Development",
            0.10,
            ["React Native", "Java", "Swift", "Kotlin"],
            new((ProjectProfile.MobileApp, 8), (ProjectProfile.Checkout, 1), (ProjectProfile.CustomerPortal, 1))),
        new(
            "Data Engineering",
            0.05,
            ["Python", "SQL", "Apache Spark", "MongoDB"],
            new((ProjectProfile.DataPlatform, 7), (ProjectProfile.Billing, 2), (ProjectProfile.Checkout, 1))),
    ];

    /// <summary>Draws a department by its share of people.</summary>
    public static Distribution<DepartmentProfile> ByShare { get; } = new([.. All.Select(profile => (profile, profile.Weight))]);
}
