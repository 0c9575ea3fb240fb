using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ChatOps.Host.Dashboard;

/// <summary>
/// The address that a page was asked for last. The browser says where it is a round trip later; two filters that are set within one would take
/// each other away if both were added to the address that it said before.
/// </summary>
internal sealed class AskedAddress : IDisposable
{
    private readonly NavigationManager _navigation;
    private string? _asked;

    public AskedAddress(NavigationManager navigation)
    {
        _navigation = navigation;
        _navigation.LocationChanged += Arrive;
    }

    /// <summary>The address with other values in its query.</summary>
    /// <param name="values">Names and values; null or blank takes a name away.</param>
    public string With(params (string Name, string? Value)[] values) => _navigation.GetUriWithQueryParameters(
        _asked ?? _navigation.Uri,
        values.ToDictionary(v => v.Name, v => (object?)(string.IsNullOrWhiteSpace(v.Value) ? null : v.Value.Trim())));

    /// <summary>Goes there, without a step in the browser's history.</summary>
    /// <param name="values">As in <see cref="With"/>.</param>
    public void Ask(params (string Name, string? Value)[] values)
    {
        _asked = With(values);
        _navigation.NavigateTo(_asked, replace: true);
    }

    public void Dispose() => _navigation.LocationChanged -= Arrive;

    private void Arrive(object? sender, LocationChangedEventArgs e)
    {
        // An earlier one of several does not count; a link or the back button does.
        if (e.Location == _asked || e.IsNavigationIntercepted)
            _asked = null;
    }
}
