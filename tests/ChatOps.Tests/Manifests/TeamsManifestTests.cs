using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Host.Commands;
using Json.Schema;
using Microsoft.Extensions.Configuration;

namespace ChatOps.Tests.Manifests;

/// <summary>The Teams app that <c>manifest teams</c> packs.</summary>
public sealed class TeamsManifestTests
{
    private const string AppId = "11111111-2222-3333-4444-555555555555";
    private const int ColorType = 25;
    private const int WithAlpha = 6;

    private static readonly string s_schema = File.ReadAllText(SchemaPath("manifest"));

    [Fact]
    public void WriteTo_AppId_HoldsExactlyWhatTheManifestNames()
    {
        var files = Pack();

        Assert.Equal(["color.png", "de.json", "manifest.json", "outline.png"], files.Keys.Order());
    }

    [Fact]
    public void WriteTo_AppId_StandsWhereverAnIdIsNeeded()
    {
        var manifest = Manifest(Pack());

        Assert.Equal(
            (AppId, AppId, AppId),
            (manifest["id"]!.GetValue<string>(), manifest["bots"]![0]!["botId"]!.GetValue<string>(), manifest["webApplicationInfo"]!["id"]!.GetValue<string>()));
        Assert.DoesNotContain(Guid.Empty.ToString(), manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WriteTo_Twice_MakesTheSameBytes() => Assert.Equal(Bytes(), Bytes());

    [Fact]
    public void WriteTo_Manifest_KeepsToTheSchema()
    {
        var manifest = Manifest(Pack());

        AssertValid(JsonSchema.FromText(s_schema), manifest);
        Assert.True(manifest["bots"]![0]!["supportsFiles"]!.GetValue<bool>());
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(s => s!.GetValue<string>()));
    }

    /// <summary>Microsoft's own schemas are of a draft that the library doesn't know; what they use of it is the same in the next one.</summary>
    [Theory]
    [InlineData("manifest.json", "MicrosoftTeams")]
    [InlineData("de.json", "MicrosoftTeams.Localization")]
    public void WriteTo_ManifestAndGerman_KeepToMicrosoftsSchemas(string file, string schema)
    {
        var published = JsonNode.Parse(File.ReadAllText(SchemaPath(schema)))!.AsObject();
        published["$schema"] = "http://json-schema.org/draft-06/schema#";

        AssertValid(JsonSchema.FromText(published.ToJsonString()), JsonNode.Parse(Pack()[file])!);
    }

    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    public void Schema_TextOneLonger_IsRefused(string path, int most)
    {
        var (manifest, schema) = (Manifest(Pack()), JsonSchema.FromText(s_schema));
        var names = path.Split('.');

        manifest[names[0]]![names[1]] = new string('x', most);
        Assert.True(IsValid(schema, manifest));
        manifest[names[0]]![names[1]] = new string('x', most + 1);
        Assert.False(IsValid(schema, manifest));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("bots")]
    [InlineData("icons")]
    [InlineData("accentColor")]
    [InlineData("webApplicationInfo")]
    public void Schema_PropertyMissing_IsRefused(string name)
    {
        var manifest = Manifest(Pack());

        manifest.Remove(name);

        Assert.False(IsValid(JsonSchema.FromText(s_schema), manifest));
    }

    [Fact]
    public void WriteTo_German_SaysEverythingThatEnglishSays()
    {
        var files = Pack();
        var (manifest, german) = (Manifest(files), JsonNode.Parse(files["de.json"])!.AsObject());
        var translation = new JsonObject { ["$ref"] = "#/$defs/translation", ["$defs"] = JsonNode.Parse(s_schema)!["$defs"]!.DeepClone() };

        AssertValid(JsonSchema.FromText(translation.ToJsonString()), german);
        var commands = manifest["bots"]![0]!["commandLists"]!.AsArray()
            .SelectMany((list, l) => list!["commands"]!.AsArray().SelectMany((_, c) => new[] { "title", "description" }.Select(p => $"bots[0].commandLists[{l}].commands[{c}].{p}")));
        Assert.Equal([.. ((string[])["$schema", "name.short", "name.full", "description.short", "description.full"]).Concat(commands).Order()], german.Select(p => p.Key).Order());
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void WriteTo_Icon_IsAPngOfItsSize(string name, int size)
    {
        var png = Pack()[name].AsSpan();

        Assert.True(png.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]));
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..])));
        Assert.Equal(WithAlpha, png[ColorType]);
    }

    [Fact]
    public void WriteTo_Permissions_AreReadingOnlyAndOfOneTeamEach()
    {
        var permissions = Manifest(Pack())["authorization"]!["permissions"]!["resourceSpecific"]!.AsArray();

        Assert.Equal(["ChannelMessage.Read.Group", "File.Read.Group"], permissions.Select(p => p!["name"]!.GetValue<string>()));
        Assert.All(permissions, p => Assert.Equal("Application", p!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void WriteTo_DeveloperAndWebsite_StandInTheManifest()
    {
        var developer = Manifest(Pack("Contoso", "https://contoso.example/bot"))["developer"]!;

        Assert.Equal("Contoso", developer["name"]!.GetValue<string>());
        Assert.All(["websiteUrl", "privacyUrl", "termsOfUseUrl"], address => Assert.Equal("https://contoso.example/bot", developer[address]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", null, null)]
    [InlineData(AppId, " ", null)]
    [InlineData(AppId, "A name that is longer than 32 characters", null)]
    [InlineData(AppId, null, "http://contoso.example/")]
    [InlineData(AppId, null, "contoso.example")]
    public void WriteTo_WhatCanNotStandInAManifest_IsRefused(string appId, string? developer, string? website) =>
        Assert.Throws<RefusedException>(() => Pack(developer, website, appId));

    [Fact]
    public async Task Command_IdAndFile_WritesTheZip()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.zip");
        try
        {
            Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["manifest", "teams", "--app-id", AppId, "--out", path]));
            Assert.Equal(Bytes(), await File.ReadAllBytesAsync(path));

            Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["manifest", "teams", "--app-id", AppId, "--developer", "Contoso", "--website", "https://contoso.example/bot", "--out", path]));
            Assert.Equal(Bytes("Contoso", "https://contoso.example/bot"), await File.ReadAllBytesAsync(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(AppId, AppId)]
    [InlineData(null, "00000000-0000-0000-0000-000000000000")]
    public void IdIn_Configuration_IsTheBotsAndElseAPlaceholder(string? configured, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Channels:Teams:AppId", configured)]).Build();

        using var zip = new MemoryStream();
        new TeamsPackage(TeamsPackage.Folder) { AppId = ManifestCommand.IdIn(configuration) }.WriteTo(zip);

        Assert.Equal(expected, Manifest(Unpack(zip.ToArray()))["bots"]![0]!["botId"]!.GetValue<string>());
    }

    [Fact]
    public void IdIn_ConfigurationThatHoldsNoGuid_IsRefused() => Assert.Throws<RefusedException>(
        () => ManifestCommand.IdIn(new ConfigurationBuilder().AddInMemoryCollection([new("Channels:Teams:AppId", "chatops")]).Build()));

    [Fact]
    public async Task Command_FileAlone_PacksAndSaysThatTheIdIsAPlaceholder()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.zip");
        try
        {
            Assert.Equal(ExitCode.Done, await CommandLine.RunAsync(["manifest", "teams", "--out", path]));
            Assert.Equal(Guid.Empty.ToString(), Manifest(Unpack(await File.ReadAllBytesAsync(path)))["id"]!.GetValue<string>());
            Assert.Contains("--app-id", ManifestCommand.Placeholder, StringComparison.Ordinal);
            Assert.Contains("Channels:Teams:AppId", ManifestCommand.Placeholder, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "manifest", "teams")]
    [InlineData(ExitCode.Failed, "manifest", "teams", "--app-id", "00000000-0000-0000-0000-000000000000", "--out", "app.zip")]
    [InlineData(ExitCode.WrongUsage, "manifest", "teams", "--app-id", "no-id", "--out", "app.zip")]
    [InlineData(ExitCode.Failed, "manifest", "teams", "--app-id", AppId, "--out", "no-such-folder/app.zip")]
    [InlineData(ExitCode.Failed, "manifest", "teams", "--app-id", AppId, "--website", "contoso", "--out", "app.zip")]
    [InlineData(ExitCode.Failed, "manifest", "teams", "--app-id", AppId, "--website", "http://contoso.example", "--out", "app.zip")]
    public async Task Command_WrongUse_SaysSoAndWritesNothing(int code, params string[] args)
    {
        Assert.Equal(code, await CommandLine.RunAsync(args));
        Assert.False(File.Exists("app.zip"));
    }

    private static byte[] Bytes(string? developer = null, string? website = null, string appId = AppId)
    {
        using var zip = new MemoryStream();
        new TeamsPackage(TeamsPackage.Folder)
        {
            AppId = Guid.Parse(appId),
            Developer = developer,
            Website = website is null ? null : new Uri(website, UriKind.RelativeOrAbsolute),
        }.WriteTo(zip);
        return zip.ToArray();
    }

    private static Dictionary<string, byte[]> Pack(string? developer = null, string? website = null, string appId = AppId)
    {
        return Unpack(Bytes(developer, website, appId));
    }

    private static Dictionary<string, byte[]> Unpack(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var content = new MemoryStream();
            using var stream = e.Open();
            stream.CopyTo(content);
            return content.ToArray();
        });
    }

    private static JsonObject Manifest(Dictionary<string, byte[]> files) => JsonNode.Parse(files["manifest.json"])!.AsObject();

    private static string SchemaPath(string name) => Path.Combine(AppContext.BaseDirectory, "tests-data", "teams", $"{name}.schema.json");

    private static bool IsValid(JsonSchema schema, JsonNode node) => schema.Evaluate(JsonSerializer.SerializeToElement(node)).IsValid;

    private static void AssertValid(JsonSchema schema, JsonNode node)
    {
        var result = schema.Evaluate(JsonSerializer.SerializeToElement(node), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null).SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Value}"))));
    }
}
