namespace ChatOps.Agent.Conversations;

/// <summary>Whatever holds words of conversations in memory, beside the store.</summary>
public interface IForgetsPeople
{
    /// <summary>Forgets somebody who was erased from the store.</summary>
    /// <param name="names">What the person is called and reached by.</param>
    /// <param name="instead">What stands in its place.</param>
    Task ForgetAsync(IReadOnlyList<string> names, string instead);
}
