using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>understand</c>: what each utterance of a file leads to, without doing it.</summary>
internal static class UnderstandCommand
{
    private static readonly JsonSerializerOptions JsonLine = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "Utterances, one JSON object a line: id, role, user, prior, text, files.", Required = true };
        var output = new Option<string>("--out") { Description = "Where the calls are written, one JSON object a line: id, function, args, outcome.", Required = true };
        var data = new Option<string?>("--data") { Description = "CSV folder of the company that is spoken of (default: the store)." };
        var command = new Command("understand", "Says what each utterance of a file leads to, without doing it.") { input, output, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(input)!, parsed.GetValue(output)!, parsed.GetValue(data), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string output, string? data, CancellationToken cancellationToken)
    {
        if (!File.Exists(input))
            throw new RefusedException($"There is no file {input}.");
        if (data is not null && !Directory.Exists(data))
            throw new RefusedException($"There is no folder {data}.");
        using var scratch = data is null ? null : new ScratchStore();
        using var host = HostComposition.BuildForVerb(scratch?.Settings);
        if (data is not null)
            await ScratchStore.FillAsync(host.Services, data, cancellationToken);
        else
            await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);

        var rehearsal = host.Services.GetRequiredService<Rehearsal>();
        await using var writer = new StreamWriter(output, append: false);
        var (number, read) = (0, 0);
        await foreach (var line in File.ReadLinesAsync(input, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var utterance = Read(line, number, Path.GetDirectoryName(Path.GetFullPath(input))!);
            var (call, outcome) = await rehearsal.UnderstandAsync(utterance.Speaker, utterance.Turns, cancellationToken);
            await writer.WriteLineAsync(Write(utterance.Id, call, outcome).ToJsonString(JsonLine));
            read++;
        }

        Terminal.Error.WriteLine($"{read} utterances understood, written to {output}.");
        return ExitCode.Done;
    }

    private static (string Id, Speaker Speaker, IReadOnlyList<(string, IReadOnlyList<TurnFile>)> Turns) Read(string line, int number, string folder)
    {
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            var role = Enum.Parse<Role>((string?)json["role"] ?? nameof(Role.Employee), ignoreCase: true);
            var user = (string?)json["user"];
            List<(string, IReadOnlyList<TurnFile>)> turns = [.. (json["prior"]?.AsArray() ?? []).Select(p => p is JsonObject o ? (Text(o["text"]), Files(o["files"], folder)) : (Text(p), []))];
            turns.Add((Text(json["text"]), Files(json["files"], folder)));
            return (json["id"]!.ToString(), new Speaker(user, user ?? "nobody", role), turns);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NullReferenceException or FormatException)
        {
            throw new RefusedException($"Line {number} is no utterance ({e.Message}). It has to be a JSON object with id, role and text.");
        }
    }

    private static string Text(JsonNode? node) => (string?)node ?? "";

    /// <summary>What a message leads to depends on whether files came with it, not on what is in them: they are not opened.</summary>
    private static TurnFile[] Files(JsonNode? node, string folder) =>
        [.. (node?.AsArray() ?? []).Select(f => new TurnFile(Path.GetFileName(Path.Combine(folder, Text(f))), ReadOnlyMemory<byte>.Empty))];

    private static JsonObject Write(string id, PlannedCall? call, ReplyOutcome outcome)
    {
        var arguments = new JsonObject();
        var isNothing = outcome is ReplyOutcome.None or ReplyOutcome.Refuse or ReplyOutcome.Cancelled || call is null;
        foreach (var (name, values) in isNothing ? [] : call!.Arguments.AsEnumerable())
            arguments[name] = Value(FunctionCatalogue.Find(call!.Function)!.Argument(name)!, values);
        return new JsonObject
        {
            ["id"] = id,
            ["function"] = isNothing ? "none" : call!.Function,
            ["args"] = arguments,
            ["outcome"] = outcome.ToString().ToLowerInvariant(),
        };
    }

    private static JsonNode Value(ArgumentContract argument, IReadOnlyList<string> values) => argument.Kind switch
    {
        ArgumentKind.People or ArgumentKind.Tasks or ArgumentKind.Skills or ArgumentKind.Choices => new JsonArray([.. values.Select(v => (JsonNode)v)]),
        ArgumentKind.Flag => true,
        ArgumentKind.Number => double.Parse(values[0], System.Globalization.CultureInfo.InvariantCulture),
        _ => values[0],
    };
}
