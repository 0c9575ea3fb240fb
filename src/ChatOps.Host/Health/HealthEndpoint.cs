namespace ChatOps.Host.Health;

/// <summary>Marks endpoints of health: open, so limited by address.</summary>
internal sealed class HealthEndpoint
{
    public static readonly HealthEndpoint Instance = new();

    private HealthEndpoint()
    {
    }
}
