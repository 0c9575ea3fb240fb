using System.CommandLine;
using System.Globalization;
using ChatOps.Host.SignIn;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>keys</c>: API keys of programs. A key is shown once; what is kept opens nothing.</summary>
internal static class KeysCommand
{
    private const int MostDays = 3_650;

    private static readonly string[] Headings = ["Key", "For", "Scopes", "Made", "Until", ""];

    public static Command Create() => new("keys", "Makes, lists and revokes the API keys that programs show to REST.") { Add(), List(), Revoke() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "What it is for, e.g. \"nightly planner\"." };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it opens; may be given several times: {string.Join(", ", Scopes.All)}.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var days = new Option<int>("--days") { Description = "Days that it is good for (default 365).", DefaultValueFactory = _ => 365 };
        var command = new Command("add", "Makes a key and prints it, this once.") { name, scopes, days };
        command.SetAction(parsed => Run((keys, time) =>
        {
            if (parsed.GetValue(days) is not (>= 1 and <= MostDays and var good))
                throw new RefusedException($"--days takes 1 to {MostDays}.");
            var (key, kept) = keys.Add(parsed.GetRequiredValue(name), parsed.GetRequiredValue(scopes), time.GetUtcNow().AddDays(good));
            Console.Error.WriteLine($"Key {kept.Id} opens {string.Join(", ", kept.Scopes)} until {Day(kept.ExpiresAt)}. It is shown this once; only a hash of it is kept.");
            Console.WriteLine(key);
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the keys, without what they are.");
        command.SetAction(_ => Run((keys, time) =>
        {
            var table = new Table().Border(TableBorder.Simple);
            foreach (var heading in Headings)
                table.AddColumn(heading);
            foreach (var key in keys.List())
            {
                var state = key.RevokedAt is { } revoked ? $"revoked {Day(revoked)}" : key.IsGood(time.GetUtcNow()) ? "" : "lapsed";
                table.AddRow(key.Id, Markup.Escape(key.Name), string.Join(", ", key.Scopes), Day(key.CreatedAt), Day(key.ExpiresAt), state);
            }

            Terminal.Out.Write(table);
        }));
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("key") { Description = "Its eight digits, as list shows them." };
        var command = new Command("revoke", "Ends a key for good; hosts that run notice within ten seconds.") { id };
        command.SetAction(parsed => Run((keys, _) =>
        {
            if (!keys.Revoke(parsed.GetRequiredValue(id)))
                throw new RefusedException($"There is no key {parsed.GetRequiredValue(id)}; chatops keys list shows which there are.");
            Terminal.Out.WriteLine($"Key {parsed.GetRequiredValue(id)} is revoked.");
        }));
        return command;
    }

    private static int Run(Action<ApiKeys, TimeProvider> run)
    {
        using var host = HostComposition.BuildForVerb();
        run(host.Services.GetRequiredService<ApiKeys>(), host.Services.GetRequiredService<TimeProvider>());
        return ExitCode.Done;
    }

    private static string Day(DateTimeOffset? moment) => moment?.ToLocalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "";
}
