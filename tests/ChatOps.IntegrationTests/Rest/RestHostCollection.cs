namespace ChatOps.IntegrationTests.Rest;

/// <summary>Tests that share one host.</summary>
[CollectionDefinition(Name)]
public sealed class RestHostCollection : ICollectionFixture<RestHost>
{
    public const string Name = "One host with sign-in";
}
