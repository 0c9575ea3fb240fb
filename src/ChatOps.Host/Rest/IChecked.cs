namespace ChatOps.Host.Rest;

/// <summary>A request that knows what it may hold.</summary>
internal interface IChecked
{
    /// <summary>What is wrong with it: fields, each with a sentence; none if nothing is.</summary>
    IEnumerable<(string Field, string Problem)> Problems();
}
