using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace ChatOps.IntegrationTests.Web;

/// <summary>One host over the team of the samples, and one browser (Debian's chromium), for all tests of the page.</summary>
public class ChatPageFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-page-").FullName;
    private HostProcess? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Address { get; private set; } = "";

    /// <summary>Settings of the host beyond its own; null for none.</summary>
    protected virtual IReadOnlyDictionary<string, string>? Settings => null;

    /// <summary>The host's store, beside the host.</summary>
    internal EfWorkforceStore Store => new(new SqliteDatabase(Options.Create(new StoreOptions { Path = Path.Combine(_folder, "data", "chatops.db") })), TimeProvider.System);

    public async Task InitializeAsync()
    {
        await ImportedTeam.CopyToAsync(_folder);
        Address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        _host = HostProcess.Start(_folder, Settings, "serve", "--urls", Address);
        await _host.WaitForAsync("Now listening on");

        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>Kills the host where it stands and starts it anew on the same store and address.</summary>
    public async Task RestartAsync()
    {
        _host!.Process.Kill(entireProcessTree: true);
        await _host.Process.WaitForExitAsync();
        _host.Dispose();
        _host = HostProcess.Start(_folder, Settings, "serve", "--urls", Address);
        await _host.WaitForAsync("Now listening on");
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _host?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A conversation, with a browser profile of its own.</summary>
    internal async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light, int width = 1180, int height = 900, string path = "/")
    {
        var page = await NewPageAsync(scheme, width, height);
        await page.GotoAsync(Address + path);
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).WaitForAsync();
        return page;
    }

    /// <summary>An empty page with a browser profile of its own.</summary>
    internal async Task<IPage> NewPageAsync(ColorScheme scheme, int width, int height)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        // Patient, for the machine may be busy with other tests.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(60_000);
        return await context.NewPageAsync();
    }
}
