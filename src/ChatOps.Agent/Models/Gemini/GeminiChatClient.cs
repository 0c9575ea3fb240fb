using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>
/// Gemini over HTTP (<c>v1beta/models/{model}:generateContent</c> and <c>:streamGenerateContent?alt=sse</c>, https://ai.google.dev/api/generate-content).
/// Retries and the deadline of a request are the client's handlers (<see cref="GeminiServices"/>).
/// </summary>
/// <param name="http">Client with the base address, the key's header and the resilience handlers.</param>
/// <param name="model">Name of the model.</param>
/// <param name="deadline">Longest time for one answer.</param>
/// <param name="time">Clock of the deadline.</param>
public sealed class GeminiChatClient(HttpClient http, string model, TimeSpan deadline, TimeProvider time) : IChatClient
{
    /// <summary>Longest answer that is read, in bytes.</summary>
    private const int MaxResponseBytes = 16 * 1024 * 1024;

    private readonly ChatClientMetadata _metadata = new("gemini", http.BaseAddress, model);

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">No answer, or none that can be read.</exception>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        using var limit = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await SendAsync("generateContent", messages, options, either.Token);
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, either.Token);
            var answer = await response.Content.ReadFromJsonAsync<GeminiResponse>(GeminiJson.Options, either.Token);
            return Read(answer);
        }
        catch (Exception e) when (Sentence(e, limit.IsCancellationRequested, cancellationToken) is { } sentence)
        {
            throw new ModelUnavailableException(sentence, e);
        }
    }

    /// <inheritdoc />
    /// <exception cref="ModelUnavailableException">No answer, none that can be read, or a stream that broke off.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        using var limit = new CancellationTokenSource(deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        await using var updates = StreamAsync(messages, options, either.Token).GetAsyncEnumerator(either.Token);
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                    yield break;
            }
            catch (Exception e) when (Sentence(e, limit.IsCancellationRequested, cancellationToken) is { } sentence)
            {
                throw new ModelUnavailableException(sentence, e);
            }

            yield return updates.Current;
        }
    }

    /// <inheritdoc />
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <summary>Nothing of its own to let go: the HTTP client belongs to its factory.</summary>
    public void Dispose()
    {
    }

    private static ChatResponse Read(GeminiResponse? answer)
    {
        if (answer is null || (answer.Candidates is not { Count: > 0 } && answer.PromptFeedback?.BlockReason is null))
            throw new ModelUnavailableException("The model gave an empty answer.");
        var contents = GeminiResponses.Contents(answer);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = GeminiResponses.FinishReason(answer, contents.Any(c => c is FunctionCallContent)),
            ModelId = answer.ModelVersion,
            ResponseId = answer.ResponseId,
            Usage = GeminiResponses.Usage(answer),
        };
    }

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await SendAsync("streamGenerateContent?alt=sse", messages, options, cancellationToken);
        await using var body = new LimitedStream(await response.Content.ReadAsStreamAsync(cancellationToken), MaxResponseBytes);
        var (calls, ended, usage) = (0, false, default(UsageDetails));
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            var piece = JsonSerializer.Deserialize<GeminiResponse>(item.Data, GeminiJson.Options)
                ?? throw new JsonException("A piece of the stream is empty.");
            var contents = GeminiResponses.Contents(piece);
            calls += contents.Count(c => c is FunctionCallContent);
            usage = GeminiResponses.Usage(piece) ?? usage; // each piece repeats what was used so far
            var reason = GeminiResponses.FinishReason(piece, calls > 0);
            ended |= reason is not null;
            yield return new ChatResponseUpdate(ChatRole.Assistant, contents)
            {
                FinishReason = reason,
                ModelId = piece.ModelVersion,
                ResponseId = piece.ResponseId,
                MessageId = piece.ResponseId,
            };
        }

        if (!ended)
            throw new ModelUnavailableException("The model's answer broke off.");
        if (usage is not null)
            yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)]);
    }

    private async Task<HttpResponseMessage> SendAsync(
        string method, IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1beta/models/{Uri.EscapeDataString(options?.ModelId ?? model)}:{method}")
        {
            Content = JsonContent.Create(GeminiRequests.Write(messages, options), options: GeminiJson.Options),
        };
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new ModelUnavailableException(await SentenceAsync(response, cancellationToken));
    }

    /// <summary>The status is said, not the provider's text: that may quote what was sent.</summary>
    private static async Task<string> SentenceAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string? status = null;
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxResponseBytes, cancellationToken);
            status = (await response.Content.ReadFromJsonAsync<GeminiFailure>(GeminiJson.Options, cancellationToken))?.Error?.Status;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or NotSupportedException or InvalidOperationException)
        {
            // What failed is said by the status code; its body is no JSON, and nothing is lost with it.
        }

        var said = $"{(int)response.StatusCode}{(status is { Length: > 0 and < 64 } ? " " + status : "")}";
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => $"The model has too many requests at the moment ({said}).",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"The model's key is not accepted ({said}). Set Model__ApiKey in the environment.",
            HttpStatusCode.NotFound => $"The provider has no such model ({said}). Set Model__Name.",
            _ => $"The model can't answer ({said}).",
        };
    }

    /// <summary>What went wrong as a sentence; null for what is not this client's to explain, the caller's own cancellation above all.</summary>
    private static string? Sentence(Exception e, bool isLate, CancellationToken callers) => e switch
    {
        ModelUnavailableException => null,
        OperationCanceledException => callers.IsCancellationRequested ? null : isLate ? "The model took too long." : "The model did not answer in time.",
        Polly.Timeout.TimeoutRejectedException => "The model did not answer in time.",
        HttpRequestException or IOException => "The model can't be reached.",
        JsonException or FormatException => "The model's answer can't be read.",
        _ => null,
    };
}
