namespace ChatOps.Host;

/// <summary>What the first question needs: it is got ready beside the start of the other parts, and nobody is served before it is. Started last, so that only listening comes after it.</summary>
internal sealed class FirstQuestion : IHostedService
{
    private readonly List<Task> _needs = [];

    /// <summary>Adds work that has begun.</summary>
    public void Needs(Task work) => _needs.Add(work);

    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(_needs).WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
