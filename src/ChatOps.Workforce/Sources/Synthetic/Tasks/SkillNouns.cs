namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Things that are made with a core skill, as plurals: "PostgreSQL ... queries". Any skill of a department has an entry.</summary>
internal static class SkillNouns
{
    private static readonly Dictionary<string, string[]> BySkill = new(StringComparer.Ordinal)
    {
        ["Java"] = ["services", "batch jobs", "validation rules", "API clients", "background workers", "price rules"],
        ["Spring Boot"] = ["endpoints", "services", "health checks", "scheduled jobs", "security filters", "event listeners"],
        ["MySQL"] = ["tables", "indexes", "queries", "migrations", "stored procedures", "replicas"],
        ["PostgreSQL"] = ["queries", "indexes", "migrations", "partitions", "views", "connection pools"],
        ["JavaScript"] = ["widgets", "form checks", "bundles", "tracking events", "date pickers", "client caches"],
        ["React"] = ["pages", "components", "forms", "tables", "hooks", "dialogs"],
        ["TypeScript"] = ["API types", "stores", "form models", "components", "data loaders", "error screens"],
        ["HTML/CSS"] = ["templates", "layouts", "style sheets", "print views", "dark themes", "e-mail layouts"],
        ["Docker"] = ["images", "base images", "build stages", "containers", "registries", "compose files"],
        ["Kubernetes"] = ["deployments", "clusters", "health probes", "resource limits", "ingress rules", "rollouts"],
        ["AWS"] = ["accounts", "storage buckets", "queues", "access policies", "functions", "networks"],
        ["Jenkins"] = ["pipelines", "build agents", "nightly builds", "release jobs", "build triggers", "shared libraries"],
        ["Selenium"] = ["tests", "smoke tests", "page objects", "browser runs", "regression suites", "screenshots"],
        ["TestNG"] = ["suites", "data providers", "regression tests", "test groups", "reports", "fixtures"],
        ["API Testing"] = ["contracts", "test collections", "mock servers", "smoke checks", "load scripts", "test data sets"],
        ["React Native"] = ["screens", "navigation flows", "lists", "forms", "native modules", "animations"],
        ["Swift"] = ["screens", "widgets", "background syncs", "deep links", "view models", "crash reports"],
        ["Kotlin"] = ["push notifications", "screens", "background jobs", "local caches", "deep links", "view models"],
        ["Python"] = ["jobs", "notebooks", "data checks", "feature pipelines", "importers", "exporters"],
        ["SQL"] = ["reports", "models", "queries", "data marts", "quality checks", "snapshots"],
        ["Apache Spark"] = ["jobs", "streams", "nightly loads", "joins", "aggregations", "backfills"],
        ["MongoDB"] = ["collections", "aggregations", "indexes", "change streams", "archives", "schemas"],
    };

    /// <summary>The nouns of a core skill.</summary>
    public static IReadOnlyList<string> For(string skill) => BySkill[skill];
}
