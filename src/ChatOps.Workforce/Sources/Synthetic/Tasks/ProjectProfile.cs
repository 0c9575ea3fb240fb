namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A project and the words that titles use for it.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Name">Name of the record.</param>
/// <param name="Place">The project in the middle of a sentence: "for ...", "to ...".</param>
/// <param name="Areas">Parts of the project, as an attribute before a noun: "the ... queries".</param>
internal sealed record ProjectProfile(string Id, string Name, string Place, IReadOnlyList<string> Areas)
{
    public static readonly ProjectProfile Billing =
        new("PRJ-1", "Billing", "billing", ["billing", "invoice", "ledger", "refund", "subscription"]);

    public static readonly ProjectProfile MobileApp =
        new("PRJ-2", "Mobile app", "the mobile app", ["sign-in", "home", "delivery", "offline", "profile"]);

    public static readonly ProjectProfile DataPlatform =
        new("PRJ-3", "Data platform", "the data platform", ["warehouse", "reporting", "clickstream", "forecast", "sales"]);

    public static readonly ProjectProfile Checkout =
        new("PRJ-4", "Checkout", "checkout", ["checkout", "cart", "payment", "voucher", "shipping"]);

    public static readonly ProjectProfile Infrastructure =
        new("PRJ-5", "Infrastructure", "the infrastructure", ["staging", "production", "release", "monitoring", "backup"]);

    public static readonly ProjectProfile CustomerPortal =
        new("PRJ-6", "Customer portal", "the customer portal", ["portal", "account", "support", "search", "order history"]);

    /// <summary>All projects, ordered by id.</summary>
    public static IReadOnlyList<ProjectProfile> All { get; } = [Billing, MobileApp, DataPlatform, Checkout, Infrastructure, CustomerPortal];
}
