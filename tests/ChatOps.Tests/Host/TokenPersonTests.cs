using System.Security.Claims;
using ChatOps.Agent.Access;
using ChatOps.Host.SignIn;

namespace ChatOps.Tests.Host;

/// <summary>Who a provider's token speaks of, and what it opens.</summary>
public sealed class TokenPersonTests
{
    private const string Tenant = "0c1de9a7-54d5-4d6a-8a8f-3b0f2a8b6d22";

    [Theory]
    [InlineData("https://login.microsoftonline.com/" + Tenant + "/v2.0")]
    [InlineData("https://sts.windows.net/" + Tenant + "/")]
    public void Read_TokenOfEntra_IsTheAccountOfTeams(string issuer)
    {
        var person = TokenPerson.Read(Token(("iss", issuer), ("sub", "pairwise"), ("tid", Tenant), ("oid", "9a1f")), trustsEmail: false)!;

        Assert.Equal($"teams:{Tenant}/9a1f", person.User.Account);
    }

    [Fact]
    public void Read_AnotherProviderThatClaimsToBeEntra_IsItsOwn() => Assert.Equal(
        "web:evil.example.com/x", TokenPerson.Read(Token(("iss", "https://evil.example.com"), ("sub", "x"), ("tid", Tenant), ("oid", "9a1f")), trustsEmail: false)!.User.Account);

    [Fact]
    public void Read_SubjectWithASlash_StaysOneAccount() =>
        Assert.Equal("web:id.example.com/a%2Fb", TokenPerson.Read(Token(("iss", "https://id.example.com/x"), ("sub", "a/b")), trustsEmail: false)!.User.Account);

    [Theory]
    [InlineData("email_verified", "true", false, true)]
    [InlineData("email_verified", "false", false, false)]
    [InlineData("xms_edov", "1", false, true)]
    [InlineData("other", "true", false, false)]
    [InlineData("other", "true", true, true)]
    public void Read_Email_CountsOnlyIfSomebodyVouchesForIt(string claim, string value, bool trusts, bool counts)
    {
        var person = TokenPerson.Read(Token(("iss", "https://id.example.com"), ("sub", "x"), ("email", "boss@example.com"), (claim, value)), trusts)!;

        Assert.Equal(counts ? "boss@example.com" : null, person.Email);
    }

    [Fact]
    public void Read_NobodyInParticular_IsNull()
    {
        Assert.Null(TokenPerson.Read(Token(("iss", "https://id.example.com")), trustsEmail: true));
        Assert.Null(TokenPerson.Read(Token(("sub", "x")), trustsEmail: true));
    }

    [Theory]
    [InlineData(Role.Employee, "admin", "")]
    [InlineData(Role.Hr, "admin", "predict:read rank:read")]
    [InlineData(Role.Manager, "admin", "model:read predict:read rank:read")]
    [InlineData(Role.Manager, "train:write rank:read", "rank:read")]
    [InlineData(Role.Admin, "train:write", "train:write")]
    public void AsFarAs_GrantedScopes_GoNoFurtherThanTheRole(Role role, string granted, string opens) =>
        Assert.Equal(opens, string.Join(' ', TokenSignIn.AsFarAs(role, granted.Split(' ')).Order(StringComparer.Ordinal)));

    private static ClaimsPrincipal Token(params (string Type, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "test"));
}
