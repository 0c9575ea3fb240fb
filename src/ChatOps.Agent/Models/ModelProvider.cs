namespace ChatOps.Agent.Models;

/// <summary>Who serves the language model.</summary>
public enum ModelProvider
{
    /// <summary>Nobody: the offline planner answers everything.</summary>
    None,

    /// <summary>Google's Gemini, over our own client.</summary>
    Gemini,

    /// <summary>OpenAI, or whatever speaks its protocol.</summary>
    OpenAI,

    /// <summary>Azure OpenAI; the name of the model is the name of the deployment.</summary>
    AzureOpenAI,

    /// <summary>A model on this machine or in this house. Needs no key.</summary>
    Ollama,
}
