using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatOps.Benchmarks.Circuits;

/// <summary>
/// A browser with the chat page open, without the browser: it loads the page, opens Blazor's circuit over a web socket, takes what is drawn, answers what the server
/// asks of JavaScript, and presses what can be pressed.
/// </summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Completion = 3;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _id;
    private long _events;
    private long _offer;
    private long _renderer;

    /// <summary>Whether the server still holds it.</summary>
    public bool IsOpen => _socket.State == WebSocketState.Open && !_failed.Task.IsCompleted;

    /// <summary>Opens the page and waits until an empty conversation with its offers is drawn.</summary>
    public static async Task<Circuit> OpenAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var circuit = new Circuit();
        try
        {
            await circuit.StartAsync(http, cancellationToken);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Presses the first offer ("Find the best people for a task") and waits until the ranking is drawn.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        _answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var press = new JsonArray(
            new JsonObject { ["eventHandlerId"] = Interlocked.Read(ref _offer), ["eventName"] = "click", ["eventFieldInfo"] = null },
            new JsonObject { ["type"] = "click", ["detail"] = 1, ["button"] = 0, ["buttons"] = 0 });
        await SendAsync("BeginInvokeDotNetFromJS", $"{++_events}", null, "DispatchEventAsync", _renderer, press.ToJsonString());
        await UntilAsync(_answered.Task, cancellationToken);
    }

    /// <summary>Leaves as a closed tab does: the server is told, and lets go of the circuit at once.</summary>
    public async Task CloseAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new StringContent(_id!), "circuitId" } };
        using var told = await http.PostAsync("_blazor/disconnect", form, cancellationToken);
        told.EnsureSuccessStatusCode();
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        _sending.Dispose();
        await Task.CompletedTask;
    }

    private async Task StartAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var page = await http.GetAsync("", cancellationToken);
        page.EnsureSuccessStatusCode();
        var html = await page.Content.ReadAsStringAsync(cancellationToken);
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(NameAndValue)) : "";
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "_blazor/negotiate?negotiateVersion=1");
        negotiate.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var agreed = await http.SendAsync(negotiate, cancellationToken);
        agreed.EnsureSuccessStatusCode();
        var token = (string)JsonNode.Parse(await agreed.Content.ReadAsStringAsync(cancellationToken))!["connectionToken"]!;
        if (cookies.Length > 0)
            _socket.Options.SetRequestHeader("Cookie", cookies);
        await _socket.ConnectAsync(new UriBuilder(new Uri(http.BaseAddress!, "_blazor")) { Scheme = "ws", Query = $"id={Uri.EscapeDataString(token)}" }.Uri, cancellationToken);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        _ = ReceiveAsync();

        var state = State().Match(html).Groups[1].Value;
        var operations = new JsonArray([.. Marker().Matches(html).Select((m, n) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = n + 1, ["marker"] = JsonNode.Parse(m.Groups[1].Value) })]);
        await SendAsync("StartCircuit", "0", http.BaseAddress!.AbsoluteUri, http.BaseAddress!.AbsoluteUri, "[]", state);
        await SendAsync("UpdateRootComponents", null, new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state);
        await UntilAsync(_drawn.Task, cancellationToken);
    }

    private async Task UntilAsync(Task what, CancellationToken cancellationToken) =>
        await await Task.WhenAny(what, _failed.Task).WaitAsync(cancellationToken);

    /// <summary>A cookie without what the browser keeps to itself.</summary>
    private static string NameAndValue(string header) => header[..header.IndexOf(';', StringComparison.Ordinal)];

    private async Task ReceiveAsync()
    {
        var buffer = new byte[16_384];
        using var message = new MemoryStream();
        try
        {
            var isFirst = true;
            while (true)
            {
                message.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer.AsSpan(0, part.Count));
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    throw new IOException($"The server closed the circuit: {_socket.CloseStatusDescription}");
                var bytes = message.ToArray();
                if (isFirst)
                    bytes = bytes[(Array.IndexOf(bytes, (byte)0x1e) + 1)..]; // the answer to the handshake
                isFirst = false;
                foreach (var received in Messages(bytes))
                    await TakeAsync(received);
            }
        }
        catch (Exception e)
        {
            _failed.TrySetException(e);
        }
    }

    private static List<object?[]> Messages(byte[] bytes)
    {
        var messages = new List<object?[]>();
        var reader = new PackReader(bytes);
        while (!reader.IsAtEnd)
        {
            var one = new PackReader(reader.Take(reader.Length()));
            messages.Add((object?[])one.Value()!);
        }

        return messages;
    }

    private async Task TakeAsync(object?[] message)
    {
        if (message is [(long)Completion, _, _, 1L, string error])
            throw new IOException(error);
        if (message is [(long)Completion, _, "0", _, string id])
            _id = id;
        if (message is not [(long)Invocation, _, _, string target, object?[] arguments, ..])
            return;
        switch (target)
        {
            case "JS.RenderBatch":
                Draw(new RenderBatch((byte[])arguments[1]!));
                await SendAsync("OnRenderCompleted", null, arguments[0], null);
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, (string?)arguments[2]);
                break;
            case "JS.Error":
                throw new IOException($"The circuit failed: {arguments[0]}");
        }
    }

    private void Draw(RenderBatch batch)
    {
        if (batch.ClickOn("offer") is { } offer)
        {
            Interlocked.Exchange(ref _offer, offer);
            _drawn.TrySetResult();
        }

        if (batch.Says("ranked-line"))
            _answered.TrySetResult();
    }

    private async Task AnswerAsync(long call, string function, string? arguments)
    {
        if (function == "Blazor._internal.attachWebRendererInterop")
            _renderer = (long)JsonNode.Parse(arguments!)![1]!["__dotNetObject"]!;
        if (call == 0)
            return;
        var result = function switch
        {
            "chatops.prefersDark" => "false",
            "chatops.zone" => "\"UTC\"",
            _ when function.Contains("isDark", StringComparison.OrdinalIgnoreCase) || function.Contains("darkMode", StringComparison.OrdinalIgnoreCase) => "false",
            _ => "null",
        };
        await SendAsync("EndInvokeJSFromDotNet", null, call, true, $"[{call},true,{result}]");
    }

    /// <summary>Calls the hub; an id asks for an answer where it is a number in a text given first.</summary>
    private async Task SendAsync(string target, string? id, params object?[] arguments)
    {
        var isCall = target == "StartCircuit";
        object?[] all = isCall || id is null ? arguments : [id, .. arguments];
        var pack = new PackWriter().Array(6).Value((long)Invocation).EmptyMap().Value(isCall ? id : null).Value(target).Array(all.Length);
        foreach (var argument in all)
            pack.Value(argument);
        pack.Array(0);
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(pack.Message(), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    [GeneratedRegex("<!--Blazor:(\\{\"type\":\"server\".*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
