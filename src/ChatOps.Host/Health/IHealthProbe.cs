namespace ChatOps.Host.Health;

/// <summary>Looks at one component that is asked over the network, in the background: whoever asks for health waits for none of them.</summary>
internal interface IHealthProbe
{
    /// <summary>Name of the component.</summary>
    string Component { get; }

    /// <summary>Whether there is something to look at.</summary>
    bool IsConfigured { get; }

    /// <summary>How long a look is believed.</summary>
    TimeSpan Every { get; }

    /// <summary>Looks. Whatever it throws means that the component does not answer.</summary>
    Task<ComponentHealth> LookAsync(CancellationToken cancellationToken);
}
