using System.CommandLine;
using ChatOps.Channels.Teams;

namespace ChatOps.Host.Commands;

/// <summary><c>manifest</c>: packs what a chat platform needs to know of the bot.</summary>
internal static class ManifestCommand
{
    /// <summary>What is said of a package that can't be installed as it is.</summary>
    public const string Placeholder =
        "No bot is registered here yet, so the app's id in it is a placeholder and Teams will not install it. Pack it again with --app-id, or with Channels:Teams:AppId in the configuration.";

    public static Command Create() => new("manifest", "Packs the app that people install.") { Teams() };

    private static Command Teams()
    {
        var appId = new Option<Guid?>("--app-id") { Description = "Application (client) id of the bot's registration, a GUID. Default Channels:Teams:AppId of the configuration." };
        var output = new Option<string>("--out") { Description = "The zip file to write; one of the same name is replaced.", Required = true };
        var developer = new Option<string?>("--developer") { Description = "Who runs the bot, up to 32 characters. Default ChatOps." };
        var website = new Option<string?>("--website") { Description = "Page of theirs about the bot, with privacy and terms, https. Default https://example.com." };
        var command = new Command("teams", "Packs the Teams app: manifest, German words, two icons. Upload it in Teams or its admin center.") { appId, output, developer, website };
        command.SetAction(async (parsed, _) =>
        {
            var id = parsed.GetValue(appId) ?? IdIn(Configuration());
            var package = new TeamsPackage(TeamsPackage.Folder)
            {
                AppId = id,
                Developer = parsed.GetValue(developer),
                Website = parsed.GetValue(website) is { } page ? Address(page) : null,
            };
            var path = parsed.GetValue(output)!;
            await using var file = new WholeFile(path);
            package.WriteTo(file.Writer.BaseStream);
            await file.CommitAsync();
            Console.Out.WriteLine($"The Teams app is in {path}. What to do with it: docs/teams.md.");
            if (id is null)
                Console.Out.WriteLine(Placeholder);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The id of the bot's registration that the host is configured with; null if there is none.</summary>
    /// <exception cref="RefusedException">What stands there is no id.</exception>
    internal static Guid? IdIn(IConfiguration configuration) => configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.AppId)}"] is not { Length: > 0 } text ? null
        : Guid.TryParse(text, out var id) ? id
        : throw new RefusedException("Channels:Teams:AppId of the configuration is no GUID; it has to be the application (client) id of the bot's registration.");

    private static IConfiguration Configuration()
    {
        using var host = HostComposition.BuildForVerb();
        return host.Services.GetRequiredService<IConfiguration>();
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : throw new RefusedException("--website has to begin with https://.");
}
