using System.CommandLine;
using System.Globalization;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Export;

namespace ChatOps.Host.Commands;

/// <summary><c>people</c>: what is kept about a person.</summary>
internal static class PeopleCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "Id of the person, e.g. U02." };
        var file = new Argument<string>("file") { Description = "File to write, JSON. It holds personal data: give it to nobody but the person." };
        var export = new Command("export", "Writes everything that is kept about a person, for the person.") { id, file };
        export.SetAction(async (parsed, cancellationToken) =>
        {
            using var host = HostComposition.BuildForVerb();
            await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(cancellationToken);
            await using var whole = new WholeFile(parsed.GetRequiredValue(file));
            try
            {
                var count = await host.Services.GetRequiredService<IPersonExport>().WriteAsync(parsed.GetRequiredValue(id), whole.Writer.BaseStream, cancellationToken);
                await whole.CommitAsync();
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} records written."));
                return ExitCode.Done;
            }
            catch (KeyNotFoundException e)
            {
                throw new RefusedException(e.Message);
            }
        });
        return new Command("people", "What is kept about a person.") { export };
    }
}
