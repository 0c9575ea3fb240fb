namespace ChatOps.Agent.Prompts;

/// <summary>How the model is asked (design document §4.1). The front matter of a prompt; every setting has to be written.</summary>
public sealed class PromptSettings
{
    /// <summary>0 to 2; the document's is 0.2.</summary>
    public double? Temperature { get; set; }

    /// <summary>Above 0 and at most 1; the document's is 0.9.</summary>
    public double? TopP { get; set; }

    /// <summary>1 or more; the document's is 10.</summary>
    public int? TopK { get; set; }

    /// <summary>Longest answer in tokens, 1 or more; the document's is 16384.</summary>
    public int? MaxOutputTokens { get; set; }

    /// <summary>What is wrong with the settings, as a sentence; null if nothing is.</summary>
    internal string? Problem =>
        Temperature is not (>= 0 and <= 2) ? "temperature has to be a number from 0 to 2."
        : TopP is not (> 0 and <= 1) ? "topP has to be above 0 and at most 1."
        : TopK is not >= 1 ? "topK has to be 1 or more."
        : MaxOutputTokens is not >= 1 ? "maxOutputTokens has to be 1 or more."
        : null;
}
