using System.CommandLine;

namespace ChatOps.Host.Commands;

/// <summary><c>manifest</c>: packs what a chat platform needs to know of the bot.</summary>
internal static class ManifestCommand
{
    public static Command Create() => new("manifest", "Packs the app that people install.") { Teams() };

    private static Command Teams()
    {
        var appId = new Option<Guid>("--app-id") { Description = "Application (client) id of the bot's registration, a GUID.", Required = true };
        var output = new Option<string>("--out") { Description = "The zip file to write; one of the same name is replaced.", Required = true };
        var developer = new Option<string?>("--developer") { Description = "Who runs the bot, up to 32 characters. Default ChatOps." };
        var website = new Option<Uri?>("--website") { Description = "Page of theirs about the bot, with privacy and terms, https. Default https://example.com." };
        var command = new Command("teams", "Packs the Teams app: manifest, German words, two icons. Upload it in Teams or its admin center.") { appId, output, developer, website };
        command.SetAction(async (parsed, _) =>
        {
            var package = new TeamsPackage(TeamsPackage.Folder)
            {
                AppId = parsed.GetValue(appId),
                Developer = parsed.GetValue(developer),
                Website = parsed.GetValue(website),
            };
            var path = parsed.GetValue(output)!;
            await using var file = new WholeFile(path);
            package.WriteTo(file.Writer.BaseStream);
            await file.CommitAsync();
            Console.Out.WriteLine($"The Teams app is in {path}. What to do with it: docs/teams.md.");
            return ExitCode.Done;
        });
        return command;
    }
}
