using ChatOps.Host.Dashboard;
using Microsoft.AspNetCore.Components;

namespace ChatOps.Tests.Host.Dashboard;

public sealed class AskedAddressTests : IDisposable
{
    private const string Tasks = "http://localhost/dashboard/tasks";

    private readonly SlowBrowser _browser = new(Tasks + "?page=3");
    private readonly AskedAddress _address;

    public AskedAddressTests() => _address = new AskedAddress(_browser);

    public void Dispose() => _address.Dispose();

    [Fact]
    public void Ask_TwiceBeforeTheBrowserHasArrived_BothCount()
    {
        _address.Ask(("text", "kafka"), ("page", null));
        _address.Ask(("overdue", "true"), ("page", null));

        Assert.Equal(Tasks + "?text=kafka&overdue=true", _browser.Asked[^1]);
    }

    [Fact]
    public void Ask_AfterTheFirstOfTwoHasArrived_KeepsTheSecond()
    {
        _address.Ask(("text", "kafka"));
        _address.Ask(("overdue", "true"));
        _browser.Arrive(_browser.Asked[0]);
        _address.Ask(("page", "2"));

        Assert.Equal(Tasks + "?page=2&text=kafka&overdue=true", _browser.Asked[^1]);
    }

    [Fact]
    public void Ask_AfterALinkWasFollowed_StartsFromThere()
    {
        _address.Ask(("text", "kafka"));
        _browser.Arrive("http://localhost/dashboard/people", isLink: true);
        _address.Ask(("text", " ann "));

        Assert.Equal("http://localhost/dashboard/people?text=ann", _browser.Asked[^1]);
    }

    [Fact]
    public void Ask_BlankValue_TakesTheNameAway()
    {
        _address.Ask(("page", " "));

        Assert.Equal(Tasks, _browser.Asked[^1]);
    }

    /// <summary>A browser that says where it is only when it is told to.</summary>
    private sealed class SlowBrowser : NavigationManager
    {
        public SlowBrowser(string address) => Initialize("http://localhost/", address);

        public List<string> Asked { get; } = [];

        public void Arrive(string address, bool isLink = false)
        {
            Uri = address;
            NotifyLocationChanged(isLink);
        }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Asked.Add(uri);
    }
}
