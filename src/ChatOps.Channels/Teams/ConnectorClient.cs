using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Channels.Teams.Tokens;
using Microsoft.Extensions.Options;
using Polly.Timeout;

namespace ChatOps.Channels.Teams;

/// <summary>
/// The Bot Connector v3 over HTTP (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference). Retries of 429, 5xx and broken
/// connections are the client's handlers (<see cref="TeamsServices"/>); what is left after them is a <see cref="TryLaterException"/>.
/// </summary>
/// <param name="clients">Clients; the one called <see cref="ClientName"/> is taken.</param>
/// <param name="tokens">The bot's tokens.</param>
/// <param name="options">The tokens' scope, and the connector's hosts.</param>
internal sealed class ConnectorClient(IHttpClientFactory clients, IAppTokens tokens, IOptions<TeamsOptions> options)
{
    public const string ClientName = "teams-connector";

    /// <summary>The connector's code for a conversation that is gone; other things that are not found are messages.</summary>
    private const string NoConversation = "ConversationNotFound";

    /// <summary>How its codes for streams that it doesn't want begin; they come as 403, and the conversation is there all the same.</summary>
    private const string Stream = "ContentStream";

    /// <summary>Longest answer that is read, in bytes.</summary>
    public const int MaxResponseBytes = 256 * 1024;

    /// <summary>Sends an activity.</summary>
    /// <param name="place">Where.</param>
    /// <param name="activity">What; its sender, recipient and conversation are filled in.</param>
    /// <param name="replyTo">The message that it answers; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Id of the message; null where the connector gives none.</returns>
    /// <exception cref="ConversationGoneException">The bot may not write there.</exception>
    /// <exception cref="TryLaterException">The connector can't take it now; with an inner exception where it gave no answer, so that nobody knows whether it has.</exception>
    /// <exception cref="HttpRequestException">The connector doesn't want it.</exception>
    public async Task<string?> SendAsync(TeamsPlace place, JsonObject activity, string? replyTo, CancellationToken cancellationToken)
    {
        Address(activity, place, replyTo);
        var path = $"activities{(replyTo is null ? "" : "/" + Uri.EscapeDataString(replyTo))}";
        return await IdAsync(HttpMethod.Post, place, path, activity, cancellationToken);
    }

    /// <summary>Replaces a message.</summary>
    /// <inheritdoc cref="SendAsync" />
    public async Task UpdateAsync(TeamsPlace place, string messageId, JsonObject activity, CancellationToken cancellationToken)
    {
        Address(activity, place, replyTo: null);
        activity["id"] = messageId;
        await IdAsync(HttpMethod.Put, place, $"activities/{Uri.EscapeDataString(messageId)}", activity, cancellationToken);
    }

    /// <summary>Replaces a message, or sends one where there is none or it was deleted.</summary>
    /// <returns>Id of the message; null where the connector gives none.</returns>
    /// <inheritdoc cref="SendAsync" />
    public async Task<string?> PutAsync(TeamsPlace place, string? messageId, JsonObject activity, string? replyTo, CancellationToken cancellationToken)
    {
        if (messageId is not null)
        {
            if (await TryUpdateAsync(place, messageId, activity, cancellationToken))
                return messageId;
            activity.Remove("id");
        }

        return await SendAsync(place, activity, replyTo, cancellationToken);
    }

    /// <summary>Replaces a message, if it is still there.</summary>
    /// <returns>Whether it is.</returns>
    /// <inheritdoc cref="SendAsync" />
    public async Task<bool> TryUpdateAsync(TeamsPlace place, string messageId, JsonObject activity, CancellationToken cancellationToken)
    {
        try
        {
            await UpdateAsync(place, messageId, activity, cancellationToken);
            return true;
        }
        catch (ConversationGoneException e) when (e.IsMessage)
        {
            return false;
        }
    }

    /// <summary>Somebody of a conversation; null if they are not of it.</summary>
    /// <inheritdoc cref="SendAsync" />
    public async Task<TeamsMember?> FindMemberAsync(TeamsPlace place, string memberId, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(HttpMethod.Get, place.ServiceUrl, $"{Conversation(place)}/members/{Uri.EscapeDataString(memberId)}", null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        await CheckAsync(response, cancellationToken);
        return await response.Content.ReadFromJsonAsync<TeamsMember>(TeamsJson.Options, cancellationToken);
    }

    /// <summary>The Entra group behind a team; null if the connector doesn't say.</summary>
    /// <param name="place">A conversation of the team.</param>
    /// <param name="teamId">The team, as the connector knows it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <inheritdoc cref="SendAsync" path="/exception" />
    public async Task<string?> FindTeamGroupAsync(TeamsPlace place, string teamId, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(HttpMethod.Get, place.ServiceUrl, $"v3/teams/{Uri.EscapeDataString(teamId)}", null, cancellationToken);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            return null;
        await CheckAsync(response, cancellationToken);
        return (await response.Content.ReadFromJsonAsync<TeamsChannelData.Named>(TeamsJson.Options, cancellationToken))?.AadGroupId;
    }

    /// <summary>The personal chat with somebody; begun if there is none.</summary>
    /// <param name="met">A conversation in which the person was met.</param>
    /// <param name="memberId">The person, as the connector knows them.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <inheritdoc cref="SendAsync" />
    public async Task<TeamsPlace> OpenPersonalAsync(TeamsPlace met, string memberId, CancellationToken cancellationToken)
    {
        var wish = new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = met.BotId },
            ["members"] = new JsonArray(new JsonObject { ["id"] = memberId }),
            ["tenantId"] = met.Tenant,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = met.Tenant } },
        };
        using var response = await RequestAsync(HttpMethod.Post, met.ServiceUrl, "v3/conversations", wish, cancellationToken);
        await CheckAsync(response, cancellationToken);
        var id = await ReadIdAsync(response, cancellationToken) ?? throw new HttpRequestException("The connector opened a chat without an id.");
        return met with { ConversationId = id, Type = TeamsConversation.Personal };
    }

    private static void Address(JsonObject activity, TeamsPlace place, string? replyTo)
    {
        activity["from"] = new JsonObject { ["id"] = place.BotId };
        activity["channelId"] = "msteams";
        activity["conversation"] = new JsonObject { ["id"] = place.ConversationId, ["conversationType"] = place.Type, ["tenantId"] = place.Tenant };
        if (replyTo is not null)
            activity["replyToId"] = replyTo;
    }

    private static string Conversation(TeamsPlace place) => $"v3/conversations/{Uri.EscapeDataString(place.ConversationId)}";

    private async Task<string?> IdAsync(HttpMethod method, TeamsPlace place, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var response = await RequestAsync(method, place.ServiceUrl, $"{Conversation(place)}/{path}", body, cancellationToken);
        await CheckAsync(response, cancellationToken);
        return await ReadIdAsync(response, cancellationToken);
    }

    private async Task<HttpResponseMessage> RequestAsync(HttpMethod method, Uri serviceUrl, string path, JsonObject? body, CancellationToken cancellationToken)
    {
        // Whatever was let in or kept: the bot's token goes to the Bot Connector and nowhere else.
        if (options.Value.IsRegistered && !options.Value.IsServiceHost(serviceUrl))
            throw new ConversationGoneException("UnknownServiceUrl");
        using var http = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(method, new Uri(new Uri(serviceUrl.AbsoluteUri.TrimEnd('/') + "/"), path));
        if (await tokens.FindAsync(options.Value.ConnectorScope, cancellationToken) is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: TeamsJson.Options);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TryLaterException("The Bot Connector can't be reached.", inner: e);
        }
    }

    private static async Task CheckAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var code = await ErrorCodeAsync(response, cancellationToken);
        throw response.StatusCode switch
        {
            HttpStatusCode.Forbidden when code.StartsWith(Stream, StringComparison.Ordinal) => new HttpRequestException($"The Bot Connector takes no stream ({code}).", null, response.StatusCode),
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new ConversationGoneException(code, isMessage: response.StatusCode == HttpStatusCode.NotFound && code != NoConversation),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError =>
                new TryLaterException($"The Bot Connector answered {(int)response.StatusCode} ({code}).", RetryAfter.Of(response)),
            _ => new HttpRequestException($"The Bot Connector answered {(int)response.StatusCode} ({code}).", null, response.StatusCode),
        };
    }

    private static async Task<string?> ReadIdAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<Identified>(TeamsJson.Options, cancellationToken))?.Id;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null; // an empty answer: taken, and no id to change it by
        }
    }

    private static async Task<string> ErrorCodeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<Failure>(TeamsJson.Options, cancellationToken))?.Error?.Code ?? "no code";
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            return "no code";
        }
    }

    private sealed record Identified(string? Id);

    private sealed record Failure(FailureDetail? Error);

    private sealed record FailureDetail(string? Code);
}
