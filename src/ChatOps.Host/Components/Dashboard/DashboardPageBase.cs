using ChatOps.Agent.Access;
using ChatOps.Host.Dashboard;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Components;

namespace ChatOps.Host.Components.Dashboard;

/// <summary>
/// A page of the dashboard: asks who looks and whether they may, before anything is read, and turns what goes wrong into a sentence. Its markup
/// stands in a <see cref="PageFrame"/>, which shows it only if they may.
/// </summary>
public abstract class DashboardPageBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private (string Path, string? About)? _entered;
    private int _round;

    protected DashboardPageBase() => Closed = _closed.Token;

    [Inject]
    internal Viewer Viewer { get; set; } = null!;

    [Inject]
    internal DashboardAccess Access { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal AskedAddress Address { get; set; } = null!;

    /// <summary>Which page it is.</summary>
    internal abstract DashboardPage Page { get; }

    /// <summary>Who looks; null while that is not known, and for somebody who may not.</summary>
    internal Speaker? Speaker { get; private set; }

    /// <summary>Why there is nothing to see, as a sentence; null where there is.</summary>
    internal string? Problem { get; private set; }

    /// <summary>Whether it is for lack of a right.</summary>
    internal bool IsDenied { get; private set; }

    /// <summary>Whether there is something to see.</summary>
    internal bool IsReady { get; private set; }

    /// <summary>The task or person that it shows; null for none.</summary>
    internal virtual (string Name, string Value)? About => null;

    /// <summary>Cancelled when the page is left.</summary>
    protected CancellationToken Closed { get; }

    /// <summary>Reads what it shows. Called only for somebody who may see it.</summary>
    internal abstract Task LoadAsync(Speaker viewer);

    protected override Task OnParametersSetAsync() => ReloadAsync();

    /// <summary>Asks and reads again.</summary>
    internal async Task ReloadAsync()
    {
        var round = ++_round;
        try
        {
            if (await Viewer.ComeAsync(Closed) is not { } speaker)
            {
                Navigation.Refresh(forceReload: true); // the sign-in has lapsed; loading the page begins another
                return;
            }

            if (await EnterAsync(speaker) is { } denial)
            {
                (Speaker, Problem, IsDenied, IsReady) = (null, denial, true, false);
                return;
            }

            await LoadAsync(speaker);
            if (round == _round)
                (Speaker, Problem, IsDenied, IsReady) = (speaker, null, false, true);
        }
        catch (Exception e) when (e is StoreUnavailableException or ModelUnreadableException or RegistryUnavailableException or SourceRefusedException)
        {
            if (round == _round)
                (Problem, IsDenied, IsReady) = (e.Message, false, false);
        }
        catch (OperationCanceledException) when (_closed.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    /// <summary>Changes what the address asks for, without a step in the browser's history.</summary>
    /// <param name="values">Names and values; null takes a name away.</param>
    internal void Ask(params (string Name, string? Value)[] values) => Address.Ask(values);

    /// <summary>Takes a value of a filter into the address, and goes back to the first page.</summary>
    internal Action<string?> Set(string name) => value => Ask((name, value), ("page", null));

    /// <summary>The same for a condition that is on or off.</summary>
    internal Action<ChangeEventArgs> SetFlag(string name) => e => Set(name)(e.Value is true ? "true" : null);

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Written down once for each thing looked at, not for each change of a filter; asked each time.</summary>
    private async Task<string?> EnterAsync(Speaker speaker)
    {
        var thing = (Page.Path, About?.Value);
        if (_entered == thing && Speaker == speaker)
            return Page.Allows(speaker) ? null : Page.Denial;
        var denial = await Access.EnterAsync(Page, speaker, About, Closed);
        _entered = thing;
        return denial;
    }
}
