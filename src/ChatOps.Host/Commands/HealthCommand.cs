using System.CommandLine;

namespace ChatOps.Host.Commands;

/// <summary><c>health</c>: asks the host on this machine whether it serves, for containers and service managers; it needs no other program.</summary>
internal static class HealthCommand
{
    private const string Path = "/health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var url = new Option<string?>("--url") { Description = "Address of the host (default: the first that it listens on by configuration, on this machine)." };
        var command = new Command("health", "Asks the host on this machine whether it serves; ends with 0 if it does.") { url };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(url), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? url, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(System.IO.Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .Build();
        var address = AddressOf(url ?? (configuration["Urls"] ?? "").Split(';')[0]);
        using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.Timeout = Patience;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // The host answers to the names that it was given only, and "localhost" may be none of them.
        request.Headers.Host = NameOf(configuration["AllowedHosts"]);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            Console.Out.WriteLine(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new RefusedException($"The host at {address} does not answer. Start it with: chatops serve");
        }
    }

    /// <summary>Addresses that stand for all of a machine's are asked on loopback.</summary>
    private static Uri AddressOf(string url)
    {
        try
        {
            var listened = BindingAddress.Parse(url);
            var host = listened.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : listened.Host;
            return new Uri($"{listened.Scheme}://{host}:{listened.Port}{Path}");
        }
        catch (FormatException)
        {
            throw new RefusedException($"'{url}' is no address; write it as http://localhost:3978.");
        }
    }

    private static string? NameOf(string? allowedHosts) => (allowedHosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(h => h.StartsWith("*.", StringComparison.Ordinal) ? "health" + h[1..] : h).FirstOrDefault(h => h != "*");
}
