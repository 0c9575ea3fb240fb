namespace ChatOps.Tests.Workforce.Events;

public sealed class SqliteEventApplierTests : EventApplierContract
{
    protected override Task<Dictionary<string, string?>> StoreSettingsAsync(string folder) =>
        Task.FromResult(new Dictionary<string, string?> { ["Store:Path"] = Path.Combine(folder, "chatops.db") });
}
