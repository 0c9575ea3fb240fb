using System.Text.Json;
using ChatOps.Cvs.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatOps.Cvs.Extraction.Model;

/// <summary>
/// Reads a CV with a language model: structured output by schema, temperature 0.2, and no tools, so that nothing in a CV can make it act.
/// What it gives back counts only where the CV's text has it too.
/// </summary>
internal sealed partial class ModelExtractor(IChatClient client, ILogger logger)
{
    /// <summary>Characters of a CV that are sent; some forty pages.</summary>
    private const int MostCharacters = 120_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Null where the model failed or gave something that is no profile.</returns>
    public async Task<ExtractedProfile?> ExtractAsync(Document document, DataContent? picture, CancellationToken cancellationToken)
    {
        try
        {
            var prompt = ModelPrompt.Standard;
            var text = document.Text;
            if (text.Length > MostCharacters)
                text = text[..MostCharacters];
            var content = new List<AIContent> { new TextContent($"<cv>\n{text.Replace("</cv>", "", StringComparison.OrdinalIgnoreCase)}\n</cv>") };
            if (picture is not null)
                content.Add(picture);
            var response = await client.GetResponseAsync(
                [new ChatMessage(ChatRole.System, prompt.Text), new ChatMessage(ChatRole.User, content)], prompt.Options(), cancellationToken);
            var answer = JsonSerializer.Deserialize<CvProfile>(Unfenced(response.Text), Json);
            return answer is null ? null : Grounding.Check(answer, document, needsText: picture is null);
        }
        catch (JsonException)
        {
            NoProfile();
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Failed(e.GetType().Name);
            return null;
        }
    }

    /// <summary>Some models put JSON in a fence even when told not to.</summary>
    private static string Unfenced(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        return start >= 0 && end > start ? text[start..(end + 1)] : text;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model's answer was no profile; rules read the CV.")]
    private partial void NoProfile();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model could not be asked about a CV ({Kind}); rules read it.")]
    private partial void Failed(string kind);
}
