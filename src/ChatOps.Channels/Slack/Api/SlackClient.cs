using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Files;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Channels.Slack.Protocol;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack.Api;

/// <summary>The methods of the Web API that the bot uses. All of them throw what <see cref="SlackApi"/> throws.</summary>
internal sealed class SlackClient(SlackApi api, FileContent files, IOptions<SlackOptions> options)
{
    /// <summary>Says something.</summary>
    /// <returns>Id of the message.</returns>
    public async Task<string> PostAsync(string channel, string? thread, SlackMessage message, CancellationToken cancellationToken)
    {
        var answer = await WriteAsync("chat.postMessage", channel, message, new() { ["thread_ts"] = thread, ["unfurl_links"] = "false", ["unfurl_media"] = "false" }, cancellationToken);
        return answer.Words("ts") ?? throw new SlackRefusedException("chat.postMessage", "no_ts");
    }

    /// <summary>Changes a message of the bot's.</summary>
    public Task UpdateAsync(string channel, string id, SlackMessage message, CancellationToken cancellationToken) =>
        WriteAsync("chat.update", channel, message, new() { ["ts"] = id }, cancellationToken);

    /// <summary>Looks for a message of the bot's by its tag, in what was said since its question.</summary>
    /// <param name="channel">Where.</param>
    /// <param name="thread">In which thread; null for none.</param>
    /// <param name="since">The question.</param>
    /// <param name="tag">The tag, see <see cref="SlackMessage.Tagged"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Id of the message; null if it isn't there.</returns>
    /// <exception cref="SlackRefusedException">The bot may not read there (outside of direct messages it has no scope for it by default), or so much was said since that it can't tell.</exception>
    public async Task<string?> FindTaggedAsync(string channel, string? thread, string since, string tag, CancellationToken cancellationToken)
    {
        var method = thread is null ? "conversations.history" : "conversations.replies";
        var answer = await api.GetAsync(
            method, new Dictionary<string, string?> { ["channel"] = channel, ["ts"] = thread, ["oldest"] = since, ["inclusive"] = "true", ["limit"] = "100" }, isOptional: true, cancellationToken);
        foreach (var message in answer.Items("messages"))
        {
            if (message.Items("blocks").Any(b => b.Words("block_id") == tag))
                return message.Words("ts");
        }

        return answer.IsTrue("has_more") ? throw new SlackRefusedException(method, "too_many") : null;
    }

    /// <summary>Says something that only one person of a channel sees. It can't be changed afterwards.</summary>
    public Task PostEphemeralAsync(string channel, string user, string? thread, SlackMessage message, CancellationToken cancellationToken) =>
        WriteAsync("chat.postEphemeral", channel, message, new() { ["user"] = user, ["thread_ts"] = thread }, cancellationToken);

    /// <summary>The direct message with somebody; begun if there is none.</summary>
    public async Task<string> OpenDirectAsync(string user, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync("conversations.open", new Dictionary<string, string?> { ["users"] = user }, null, null, cancellationToken);
        return answer.Get("channel").Words("id") ?? throw new SlackRefusedException("conversations.open", "no_channel");
    }

    /// <summary>Whether Slack takes the bot's token.</summary>
    public Task TestAsync(CancellationToken cancellationToken) => api.GetAsync("auth.test", new Dictionary<string, string?>(), isOptional: true, cancellationToken);

    /// <summary>Somebody; null if there is nobody of that id.</summary>
    public async Task<SlackMember?> FindMemberAsync(string user, CancellationToken cancellationToken)
    {
        try
        {
            return SlackMember.Read((await api.GetAsync("users.info", "user", user, cancellationToken)).Get("user"));
        }
        catch (SlackRefusedException e) when (e.Code is "user_not_found" or "user_not_visible")
        {
            return null;
        }
    }

    /// <summary>What is known of a file.</summary>
    public async Task<SlackFile> FindFileAsync(string id, CancellationToken cancellationToken)
    {
        var file = (await api.GetAsync("files.info", "file", id, cancellationToken)).Get("file");
        return SlackFile.Read(file) ?? throw new SlackRefusedException("files.info", "no_file");
    }

    /// <summary>Reads a file with the bot's token.</summary>
    /// <param name="address">Where it lies; the token goes to Slack's hosts alone.</param>
    /// <param name="left">Most bytes that its message still takes.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="SlackRefusedException"><c>host</c>: it lies elsewhere; <c>not_readable</c>: Slack shows its sign-in page instead.</exception>
    /// <exception cref="FileRefusedException">It is too large.</exception>
    public async Task<ReadOnlyMemory<byte>> DownloadAsync(Uri address, int left, CancellationToken cancellationToken)
    {
        const string method = "download";
        if (!options.Value.Is(options.Value.FileHosts, address))
            throw new SlackRefusedException(method, "host");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.BotToken ?? "none");
        using var response = await api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if ((int)response.StatusCode is 429 or >= 500)
            throw new TryLaterException($"Slack's file server answered {(int)response.StatusCode}.", RetryAfter.Of(response));
        // Without the scope Slack redirects to, or shows, a page to sign in: no file.
        if (!response.IsSuccessStatusCode || (response.Content.Headers.ContentType?.MediaType == "text/html" && !address.AbsolutePath.Contains(".htm", StringComparison.OrdinalIgnoreCase)))
            throw new SlackRefusedException(method, "not_readable");
        return await files.ReadAsync(response.Content, left, cancellationToken);
    }

    /// <summary>Opens a modal, within three seconds after what it was asked with.</summary>
    public Task OpenViewAsync(string trigger, JsonObject view, CancellationToken cancellationToken) =>
        api.PostAsync("views.open", new Dictionary<string, string?> { ["trigger_id"] = trigger, ["view"] = view.ToJsonString() }, null, null, cancellationToken);

    /// <summary>Shows somebody's home.</summary>
    public Task PublishHomeAsync(string user, JsonArray blocks, CancellationToken cancellationToken)
    {
        var view = new JsonObject { ["type"] = "home", ["blocks"] = blocks };
        return api.PostAsync("views.publish", new Dictionary<string, string?> { ["user_id"] = user, ["view"] = view.ToJsonString() }, null, null, cancellationToken);
    }

    /// <summary>Answers a command or a press at the address that came with it.</summary>
    /// <param name="address">The address, good for half an hour and five answers.</param>
    /// <param name="message">What to say.</param>
    /// <param name="isEphemeral">Whether only the asker sees it.</param>
    /// <param name="replaces">Whether it takes the place of the message that was pressed.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RespondAsync(Uri address, SlackMessage message, bool isEphemeral, bool replaces, CancellationToken cancellationToken)
    {
        if (!options.Value.Is(options.Value.ResponseHosts, address))
            throw new SlackRefusedException("response_url", "host");
        var body = new JsonObject
        {
            ["response_type"] = isEphemeral ? "ephemeral" : "in_channel",
            ["replace_original"] = replaces,
            ["text"] = message.Text,
            ["blocks"] = message.Blocks.DeepClone(),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(body) };
        using var response = await api.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        if ((int)response.StatusCode is 429 or >= 500)
            throw new TryLaterException($"Slack's response address answered {(int)response.StatusCode}.", RetryAfter.Of(response));
        if (!response.IsSuccessStatusCode)
            throw new SlackRefusedException("response_url", $"http_{(int)response.StatusCode}");
    }

    /// <summary>An address for Socket Mode, good for one connection.</summary>
    /// <exception cref="SlackRefusedException"><c>host</c>: it is not one of Slack's.</exception>
    public async Task<Uri> OpenSocketAsync(CancellationToken cancellationToken)
    {
        const string method = "apps.connections.open";
        var address = (await api.PostAsync(method, new Dictionary<string, string?>(), null, options.Value.AppToken, cancellationToken)).Address("url");
        return options.Value.Is(options.Value.SocketHosts, address, "wss") ? address! : throw new SlackRefusedException(method, "host");
    }

    private Task<System.Text.Json.JsonElement> WriteAsync(string method, string channel, SlackMessage message, Dictionary<string, string?> arguments, CancellationToken cancellationToken)
    {
        arguments["channel"] = channel;
        arguments["text"] = message.Text;
        arguments["blocks"] = message.Blocks.ToJsonString();
        return api.PostAsync(method, arguments, channel, null, cancellationToken);
    }
}
