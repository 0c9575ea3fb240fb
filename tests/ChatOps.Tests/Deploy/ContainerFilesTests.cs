using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ChatOps.Tests.Deploy;

/// <summary>Holds the files of containers and of the service as far as that can be done without running them.</summary>
public sealed partial class ContainerFilesTests
{
    private static readonly string Repository = FindRepository();
    private static readonly string Compose = File.ReadAllText(Path.Combine(Repository, "compose.yaml"));
    private static readonly string[] Dockerfile = File.ReadAllLines(Path.Combine(Repository, "Dockerfile"));

    private static YamlMappingNode Root => (YamlMappingNode)Load(Compose);

    public static TheoryData<string> Services => [.. Root["services"].AsMap().Children.Keys.Select(k => k.ToString())];

    [Theory]
    [MemberData(nameof(Services))]
    public void Compose_Service_IsCheckedPinnedAndOnLoopback(string name)
    {
        var service = Root["services"][name].AsMap();

        Assert.NotEmpty(Texts(service, "profiles"));
        Assert.Subset(new HashSet<string>(["minimal", "full"]), Texts(service, "profiles").ToHashSet());
        Assert.All(Texts(service, "ports"), p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal));
        var check = service["healthcheck"].AsMap();
        Assert.Contains(Texts(check, "test")[0], new[] { "CMD", "CMD-SHELL" });
        Assert.All(new[] { "interval", "timeout", "retries" }, k => Assert.True(check.Children.ContainsKey(k), $"{name} has no {k}."));
        Assert.Contains("no-new-privileges:true", Texts(service, "security_opt"));
        var image = service["image"].ToString();
        Assert.True(image == "chatops" || TaggedImage().IsMatch(image), $"{image} names no version.");
        foreach (var volume in Texts(service, "volumes").Select(v => v.Split(':')[0]))
            Assert.True(Root["volumes"].AsMap().Children.ContainsKey(volume), $"{volume} is not declared.");
        if (service.Children.TryGetValue("depends_on", out var needed))
            Assert.All(needed.AsMap().Children, n => Assert.True(Root["services"].AsMap().Children.ContainsKey(n.Key) && n.Value["condition"].ToString() == "service_healthy"));
    }

    [Theory]
    [InlineData("chatops")]
    [InlineData("chatops-full")]
    public void Compose_Host_CanWriteItsDataAlone(string name)
    {
        var host = Root["services"][name].AsMap();

        Assert.Equal("true", host["read_only"].ToString());
        Assert.Equal(["ALL"], Texts(host, "cap_drop"));
        Assert.Equal(["chatops-data:/data"], Texts(host, "volumes"));
    }

    [Theory]
    [InlineData("minimal", "chatops postgres redis")]
    [InlineData("full", "chatops-full kafka mongodb mysql neo4j postgres redis")]
    public void Compose_Profile_HasTheseServicesAndItsHostIsConnectedToEach(string profile, string services)
    {
        var all = Root["services"].AsMap().Children.Where(s => Texts(s.Value.AsMap(), "profiles").Contains(profile)).ToDictionary(s => s.Key.ToString(), s => s.Value.AsMap());

        Assert.Equal(services, string.Join(' ', all.Keys.Order(StringComparer.Ordinal)));
        var host = all.Values.Single(s => s["image"].ToString() == "chatops");
        var settings = host["environment"].AsMap().Children.Values.Select(v => v.ToString()).ToArray();
        foreach (var other in all.Where(s => s.Value != host).Select(s => s.Key))
        {
            Assert.True(settings.Any(v => AddressOf(other).IsMatch(v)), $"{profile} starts {other}, and no setting of its host names it.");
            Assert.Contains(other, host["depends_on"].AsMap().Children.Keys.Select(k => k.ToString()));
        }
    }

    [Fact]
    public void Compose_Secrets_ComeFromOutsideAndStandInTheExampleEmpty()
    {
        var example = File.ReadAllLines(Path.Combine(Repository, ".env.example"));
        var needed = Needed().Matches(Compose).Select(m => m.Groups[1].Value).Distinct().ToArray();

        Assert.True(needed.Length >= 3);
        Assert.All(needed, n => Assert.Contains($"{n}=", example));
        var values = Root["services"].AsMap().Children.Values.Select(s => s.AsMap()).Where(s => s.Children.ContainsKey("environment")).SelectMany(s => s["environment"].AsMap().Children)
            .Where(e => SecretName().IsMatch(e.Key.ToString()) || e.Value.ToString().Contains("password", StringComparison.OrdinalIgnoreCase)).Select(e => e.Value.ToString()).ToArray();
        Assert.True(values.Length >= 6);
        Assert.All(values, v => Assert.Matches(@"\$\{\w+:[?-].*\}", v));
        // What the profile full alone needs can't be asked for with ":?", or minimal would not start without it.
        Assert.Equal(["MONGODB_PASSWORD", "MYSQL_PASSWORD", "NEO4J_PASSWORD"], Optional().Matches(Compose).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Optional().Matches(Compose), m => Assert.Contains($"{m.Groups[1].Value}=", example));
        Assert.All(example.Where(l => l.Contains('=', StringComparison.Ordinal) && SecretName().IsMatch(l.Split('=')[0])), l => Assert.EndsWith("=", l, StringComparison.Ordinal));
    }

    [Fact]
    public void Dockerfile_WhatItCopies_IsThere()
    {
        var copied = Dockerfile.Where(l => l.StartsWith("COPY ", StringComparison.Ordinal) && !l.Contains("--from", StringComparison.Ordinal)).SelectMany(l => l.Split(' ')[1..^1]).ToArray();

        Assert.All(copied, c => Assert.True(Path.Exists(Path.Combine(Repository, c)), c));
        var projects = Directory.GetFiles(Path.Combine(Repository, "src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetRelativePath(Repository, p).Replace('\\', '/'));
        Assert.Equal(projects.Order(StringComparer.Ordinal), copied.Where(c => c.EndsWith(".csproj", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dockerfile_LastStage_RunsAsItsUserAndIsChecked()
    {
        var last = Dockerfile[Array.FindLastIndex(Dockerfile, l => l.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.Equal("USER $APP_UID", Assert.Single(last, l => l.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.Contains(last, l => l.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && l.Contains("\"health\"", StringComparison.Ordinal));
        Assert.Contains("VOLUME /data", last);
        Assert.Contains(last, l => l.StartsWith("ENV HOME=/data ", StringComparison.Ordinal)); // keys of cookies and buttons are kept there
        Assert.DoesNotContain(Dockerfile, l => l.StartsWith("ADD ", StringComparison.Ordinal) || l.Contains(":latest", StringComparison.Ordinal) || SecretName().IsMatch(l));
    }

    [Theory]
    [InlineData("DynamicUser=yes")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("PrivateTmp=yes")]
    [InlineData("RestrictNamespaces=yes")]
    [InlineData("StateDirectory=chatops")]
    [InlineData("Environment=HOME=/var/lib/chatops DOTNET_EnableDiagnostics=0")]
    [InlineData("EnvironmentFile=/etc/chatops/environment")]
    public void Service_Unit_HoldsItBack(string line) => Assert.Contains(line, File.ReadAllLines(Path.Combine(Repository, "deploy/chatops.service")));

    private static YamlNode Load(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        // "<<: *hardened" is a mapping like any other to this reader; what it brings is put in its place.
        stream.Load(reader);
        var root = stream.Documents[0].RootNode;
        Merge(root);
        return root;
    }

    private static void Merge(YamlNode node)
    {
        foreach (var child in node is YamlMappingNode parent ? [.. parent.Children.Values] : Array.Empty<YamlNode>())
            Merge(child);
        if (node is not YamlMappingNode map || !map.Children.TryGetValue("<<", out var brought))
            return;
        map.Children.Remove("<<");
        foreach (var (key, value) in brought.AsMap().Children.Where(c => !map.Children.ContainsKey(c.Key)).ToArray())
            map.Add(key, value);
    }

    private static Regex AddressOf(string service) => new($@"(^|[/@=]){service}([:;,]|$)", RegexOptions.CultureInvariant);

    private static string[] Texts(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var found) ? [.. ((YamlSequenceNode)found).Select(n => n.ToString())] : [];

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatOps.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex(@"\$\{(\w+):\?")]
    private static partial Regex Needed();

    [GeneratedRegex(@"\$\{([A-Z0-9_]+_PASSWORD):-\}")]
    private static partial Regex Optional();

    [GeneratedRegex("PASSWORD|SECRET|TOKEN|API_?KEY|_AUTH$", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex(@":\d+(\.\d+)*$")]
    private static partial Regex TaggedImage();
}
