namespace ChatOps.Agent.Models;

/// <summary>The model did not answer, or not in a form that can be read. The message is a sentence for people and holds no secret.</summary>
public sealed class ModelUnavailableException : Exception
{
    public ModelUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
