using ChatOps.Agent.Models;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>The language model, by how it did when it was last asked.</summary>
internal sealed class ModelProbe(ModelHealth health, IOptions<ModelOptions> options) : IHealthProbe
{
    public string Component => "languageModel";

    public bool IsConfigured => options.Value.EffectiveProvider != ModelProvider.None;

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public Task<ComponentHealth> LookAsync(CancellationToken cancellationToken) => Task.FromResult(health switch
    {
        { IsAsked: false } => Say(ComponentHealth.Unknown, "It was not asked since the host began; asking costs money."),
        { Failure: null } => Say(ComponentHealth.Up, "It answered when it was last asked."),
        { Failure: var failure } => Say(ComponentHealth.Degraded, $"It did not answer when it was last asked ({failure}). Answers come without it; the next turn asks it again."),
    });

    private ComponentHealth Say(string status, string sentence) => ComponentHealth.Of(status, sentence, ("provider", options.Value.EffectiveProvider.ToString()));
}
