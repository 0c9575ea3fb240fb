using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatOps.IntegrationTests.Web;

/// <summary>What axe says of a page as it stands.</summary>
internal static class Accessibility
{
    /// <summary>Fails with the findings that keep somebody from using the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="state">What is shown there, for the failure.</param>
    public static async Task CheckAsync(IPage page, string state)
    {
        var axe = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var findings = axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}").ToArray();
        Assert.True(findings.Length == 0, $"{state}:\n{string.Join('\n', findings)}");
    }
}
