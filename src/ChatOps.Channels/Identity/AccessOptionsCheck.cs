using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Identity;

/// <summary>Finds what contradicts itself in the configuration of access, at start.</summary>
internal sealed partial class AccessOptionsCheck : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var problems = new List<string>();
        problems.AddRange(options.Users.Where(u => !Account().IsMatch(u.Account))
            .Select(u => $"Access:Users: '{u.Account}' is no account; write it as teams:TENANT/OBJECTID, slack:TEAM/USERID or web:HOST/SUBJECT."));
        problems.AddRange(Twice(options.Users.Select(u => u.Account)).Select(a => $"Access:Users: {a} is there twice; keep one of them."));
        problems.AddRange(Twice(options.Roles.SelectMany(r => r.Value)).Select(p => $"Access:Roles: {p} is there twice; keep the role that holds."));
        problems.AddRange(options.EmailDomains.Where(d => !Domain().IsMatch(d))
            .Select(d => $"Access:EmailDomains: '{d}' is no domain; write it as example.com, without @ or *."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Twice(IEnumerable<string> values) =>
        values.GroupBy(v => v, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex(@"^(teams|slack|web):[^/\s:]+/[^/\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
