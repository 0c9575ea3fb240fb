using Microsoft.Extensions.Options;
using MongoDB.Driver;
using MySqlConnector;
using Npgsql;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>What attributes can't say about <see cref="SourcesOptions"/>. Messages never hold a connection string.</summary>
internal sealed class SourcesOptionsCheck : IValidateOptions<SourcesOptions>
{
    public ValidateOptionsResult Validate(string? name, SourcesOptions options)
    {
        string[] problems = [.. SourceLayout.Problems(options), .. FieldNames.Problems(options), .. Addresses(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Addresses(SourcesOptions options)
    {
        if (options.Neo4j.Url is { Length: > 0 } url)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                yield return "Sources:Neo4j:Url is no http or https address; the Query API is on the HTTP port (7474, 7473), not on Bolt's.";
            else if (address.Scheme == "http" && !address.IsLoopback && !options.Neo4j.AllowPlainHttp)
                yield return "Sources:Neo4j:Url would send the password unencrypted to another machine: use https, or set Sources:Neo4j:AllowPlainHttp.";
            if (string.IsNullOrEmpty(options.Neo4j.Token) && (string.IsNullOrEmpty(options.Neo4j.User) || string.IsNullOrEmpty(options.Neo4j.Password)))
                yield return "Sources:Neo4j:Url is set, so Sources:Neo4j:User and Sources__Neo4j__Password, or Sources__Neo4j__Token, must be too.";
        }

        if (!Reads(options.MySql.ConnectionString, s => new MySqlConnectionStringBuilder(s)))
            yield return "Sources__MySql__ConnectionString can't be read; write it as Server=...;Database=...;User ID=...;Password=...";
        if (!Reads(options.PostgreSql.ConnectionString, s => new NpgsqlConnectionStringBuilder(s)))
            yield return "Sources__PostgreSql__ConnectionString can't be read; write it as Host=...;Database=...;Username=...;Password=...";
        if (!Reads(options.MongoDb.ConnectionString, s => new MongoUrl(s)))
            yield return "Sources__MongoDb__ConnectionString can't be read; write it as mongodb://user:password@host:27017/";
    }

    private static bool Reads(string? text, Func<string, object> read)
    {
        if (string.IsNullOrWhiteSpace(text))
            return true;
        try
        {
            read(text);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or MongoConfigurationException or KeyNotFoundException)
        {
            return false;
        }
    }
}
