namespace ChatOps.Tests.Agent.Training;

/// <summary>Tests that copy one registry; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TrainedTwiceCollection : ICollectionFixture<TrainedTwice>
{
    public const string Name = "trained twice";
}
