using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>The four systems for all tests of a class that leave them as they were.</summary>
public sealed class SystemsFixture : IAsyncLifetime
{
    internal Systems Systems { get; private set; } = null!;

    public async Task InitializeAsync() => Systems = await Systems.StartAsync(SourceLayout.TaskGraph);

    public async Task DisposeAsync() => await Systems.DisposeAsync();
}
