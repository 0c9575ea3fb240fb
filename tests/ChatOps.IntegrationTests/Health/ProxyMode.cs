namespace ChatOps.IntegrationTests.Health;

/// <summary>What becomes of connections through a <see cref="FaultyProxy"/>.</summary>
internal enum ProxyMode
{
    /// <summary>They are as if it were not there.</summary>
    Passes,

    /// <summary>Those that are open break off, and new ones are turned away.</summary>
    Refuses,

    /// <summary>Every piece of an answer comes late.</summary>
    Delays,

    /// <summary>What is asked arrives, and the connection breaks off in the first byte of the answer.</summary>
    Cuts,
}
