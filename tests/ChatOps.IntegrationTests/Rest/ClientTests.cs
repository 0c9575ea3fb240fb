using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using ChatOps.Host.SignIn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>The description, and a client that is generated from it.</summary>
[Collection(RestHostCollection.Name)]
public sealed class ClientTests(RestHost host)
{
    [Fact]
    public async Task Description_EveryOperation_SaysWhatItTakesAndHasAnExample()
    {
        var description = JsonNode.Parse(await DescriptionAsync())!;

        var operations = description["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => (Path: p.Key, Method: o.Key, Operation: o.Value!))).ToArray();
        Assert.Superset(
            new HashSet<string>(["/ml-service/api/ml/recommendations/task-assignment", "/ml-service/api/ml/recommendations/performance-prediction", "/ml-service/api/ml/training/start",
                "/ml-service/api/ml/training/performance", "/ml-service/actuator/health", "/health", "/recommend"]),
            operations.Select(o => o.Path).ToHashSet());
        Assert.All(operations, o => Assert.NotNull(o.Operation["summary"]));
        Assert.All(operations.Where(o => o.Operation["requestBody"] is not null), o => Assert.NotNull(o.Operation["requestBody"]!["content"]!["application/json"]!["example"]));
        Assert.All(operations.Where(o => !o.Path.Contains("health", StringComparison.Ordinal)), o => Assert.NotNull(o.Operation["security"]));
    }

    [Fact]
    public async Task Client_GeneratedFromTheDescription_CompilesAndRanks()
    {
        var source = new CSharpClientGenerator(
            await OpenApiDocument.FromJsonAsync(await DescriptionAsync()),
            new CSharpClientGeneratorSettings
            {
                ClassName = "ChatOpsClient",
                CSharpGeneratorSettings = { Namespace = "Generated", JsonLibrary = NJsonSchema.CodeGeneration.CSharp.CSharpJsonLibrary.SystemTextJson },
            }).GenerateFile();

        var client = Compile(source).GetType("Generated.ChatOpsClient")!;

        using var http = host.Client(host.KeyFor(Scopes.RankRead));
        var instance = Activator.CreateInstance(client, [.. client.GetConstructors().Single().GetParameters().Select(p => p.ParameterType == typeof(string) ? (object)host.Address.AbsoluteUri : http)])!;
        var method = client.GetMethods().First(m => m.Name == "TaskAssignmentAsync" && m.GetParameters().Length == 1);
        var request = Activator.CreateInstance(method.GetParameters()[0].ParameterType)!;
        request.GetType().GetProperty("TaskId")!.SetValue(request, "TASK-101");
        request.GetType().GetProperty("Top")!.SetValue(request, 3);
        var call = (Task)method.Invoke(instance, [request])!;
        await call;
        var ranking = call.GetType().GetProperty("Result")!.GetValue(call)!;
        var candidates = (System.Collections.ICollection)ranking.GetType().GetProperty("Candidates")!.GetValue(ranking)!;
        Assert.Equal(3, candidates.Count);
    }

    [Fact]
    public async Task Page_OfTheDescription_IsForThoseWhoAreLetIn()
    {
        using var stranger = host.Client();
        using var known = host.Client(host.KeyFor(Scopes.RankRead));

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/scalar/")).StatusCode);
        using var page = await known.GetAsync("/scalar/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("'nonce-", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private async Task<string> DescriptionAsync()
    {
        using var client = host.Client(host.KeyFor(Scopes.RankRead));
        return await client.GetStringAsync("/openapi/v1.json");
    }

    private static Assembly Compile(string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        using var assembly = new MemoryStream();
        var emitted = CSharpCompilation.Create(
            "Generated", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        return Assembly.Load(assembly.ToArray());
    }
}
