using ChatOps.IntegrationTests.Models;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>The same with a language model that is played.</summary>
public sealed class ModelPlaygroundFixture : PlaygroundFixture
{
    internal GeminiServer Model { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        Model = await GeminiServer.StartAsync();
        Settings["Model__ApiKey"] = "not-a-real-key-4711";
        Settings["Model__Endpoint"] = Model.Address.ToString();
        Settings["Model__Name"] = "gemini-test";
        Settings["Model__Retries"] = "0";
        // The model stops in the middle until a browser has shown what it said so far, which a busy machine takes its time for.
        Settings["Model__PatienceSeconds"] = "200";
        Settings["Model__DeadlineSeconds"] = "200";
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
    }
}
