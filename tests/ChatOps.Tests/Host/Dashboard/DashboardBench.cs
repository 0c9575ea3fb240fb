using ChatOps.Agent;
using ChatOps.Agent.Access;
using ChatOps.Cvs;
using ChatOps.Host.Dashboard;
using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Reports;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace ChatOps.Tests.Host.Dashboard;

/// <summary>The dashboard over a company in memory, as one speaker, rendered to HTML without a browser.</summary>
internal sealed class DashboardBench : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-dashboard-").FullName;
    private readonly ServiceProvider _services;

    public DashboardBench(WorkforceData data, params IReadOnlyList<Speaker> speakers)
    {
        Store = new FakeWorkforceStore(data);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero)))
            .AddSingleton<IWorkforceStore>(Store)
            .AddSingleton<IConversationStore>(Conversations)
            .AddSingleton<IStoreReports>(Reports)
            .AddSingleton(Minds.Shared)
            .AddLearning(new ConfigurationBuilder().AddInMemoryCollection([new("Learning:RegistryPath", _folder)]).Build())
            .AddSingleton<ICvStore>(new FakeCvStore())
            .AddSingleton<IErasure>(new FakeErasure())
            .AddSingleton<ITrainingJobStore>(Jobs)
            .AddCvs(new ConfigurationBuilder().Build())
            .AddAgent(new ConfigurationBuilder().Build())
            .AddDashboard()
            .AddSingleton<ISpeakerDirectory>(new KnownSpeakers(speakers))
            .AddSingleton<NavigationManager>(new Address())
            .AddScoped<IJSRuntime, NoBrowser>();
        services.AddMudServices();
        _services = services.BuildServiceProvider();
    }

    public FakeWorkforceStore Store { get; }

    public FakeConversationStore Conversations { get; } = new();

    public FakeStoreReports Reports { get; } = new();

    public FakeTrainingJobStore Jobs { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<WorkforceSnapshot> SnapshotAsync() => (await Get<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot;

    /// <summary>A page as HTML, at an address below the root.</summary>
    public async Task<string> RenderAsync<TPage>(string address, params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        ((Address)Get<NavigationManager>()).At(address);
        await using var scope = _services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, Get<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            System.Net.WebUtility.HtmlDecode((await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString()));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class KnownSpeakers(IReadOnlyList<Speaker> speakers) : ISpeakerDirectory
    {
        public Task<IReadOnlyList<Speaker>> ListAsync(CancellationToken cancellationToken) => Task.FromResult(speakers);
    }

    private sealed class Address : NavigationManager
    {
        public Address() => Initialize("http://localhost/", "http://localhost/dashboard");

        public void At(string address) => Uri = "http://localhost/" + address;

        protected override void NavigateToCore(string uri, NavigationOptions options) => Uri = ToAbsoluteUri(uri).ToString();
    }

    /// <summary>A browser that remembers nothing and is in Berlin.</summary>
    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => new(identifier == "chatops.zone" ? (TValue)(object)"Europe/Berlin" : default!);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
