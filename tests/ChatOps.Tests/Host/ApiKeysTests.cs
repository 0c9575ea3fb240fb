using ChatOps.Host.Commands;
using ChatOps.Host.SignIn;
using ChatOps.Learning.Registry;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Host;

/// <summary>API keys: made once, known by their hash, ended for good.</summary>
public sealed class ApiKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-keys-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private readonly ApiKeys _keys;

    public ApiKeysTests() => _keys = new ApiKeys(new DiskRegistryFiles(_folder), _time);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_KeyThatWasMade_IsKnownWithItsScopes()
    {
        var (key, kept) = _keys.Add("planner", [Scopes.RankRead, Scopes.RankRead], null);

        Assert.Equal(kept.Id, _keys.Find(key)?.Id);
        Assert.Equal([Scopes.RankRead], kept.Scopes);
        Assert.DoesNotContain(key, string.Concat(Directory.EnumerateFiles(_folder).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Twice_GivesDifferentKeys() => Assert.NotEqual(_keys.Add("a", [Scopes.Admin], null).Key, _keys.Add("a", [Scopes.Admin], null).Key);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chatops_")]
    [InlineData("chatops_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("chatops_../../et_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Find_WhatIsNoKey_IsNobody(string? shown) => Assert.Null(_keys.Find(shown));

    [Fact]
    public void Find_SecretOfAnotherKey_IsNobody()
    {
        var (one, two) = (_keys.Add("one", [Scopes.Admin], null).Key, _keys.Add("two", [Scopes.RankRead], null).Key);

        Assert.Null(_keys.Find(one[..17] + two[17..]));
        Assert.Null(_keys.Find(one + "\n"));
    }

    [Fact]
    public void Find_AfterItsLastMoment_IsNobody()
    {
        var (key, _) = _keys.Add("planner", [Scopes.RankRead], _time.GetUtcNow().AddDays(1));
        Assert.NotNull(_keys.Find(key));

        _time.Advance(TimeSpan.FromDays(1));

        Assert.Null(_keys.Find(key));
    }

    [Fact]
    public void Revoke_InAnotherHost_IsNoticedHereWithinTenSeconds()
    {
        var (key, kept) = _keys.Add("planner", [Scopes.RankRead], null);
        Assert.NotNull(_keys.Find(key));

        Assert.True(new ApiKeys(new DiskRegistryFiles(_folder), _time).Revoke(kept.Id));
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Null(_keys.Find(key));
        Assert.NotNull(Assert.Single(_keys.List()).RevokedAt);
    }

    [Fact]
    public void Revoke_WhatIsNoKey_SaysSo() => Assert.False(_keys.Revoke("00000000"));

    [Fact]
    public void Find_FileThatWasTurnedIntoSomethingElse_IsNobody()
    {
        var (key, kept) = _keys.Add("planner", [Scopes.RankRead], null);
        File.WriteAllText(Path.Combine(_folder, kept.Id + ".json"), "{ broken");
        _time.Advance(TimeSpan.FromSeconds(11));

        Assert.Null(_keys.Find(key));
    }

    [Theory]
    [InlineData("", "rank:read")]
    [InlineData("planner", "rank:write")]
    [InlineData("planner", "RANK:READ")]
    [InlineData("plan\nner", "rank:read")]
    public void Add_NameOrScopeThatIsNone_IsRefused(string name, string scope) => Assert.Throws<RefusedException>(() => _keys.Add(name, [scope], null));
}
