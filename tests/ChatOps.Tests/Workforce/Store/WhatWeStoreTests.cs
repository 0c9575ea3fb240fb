using System.Text.RegularExpressions;
using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed partial class WhatWeStoreTests
{
    [Fact]
    public void Document_Tables_AreThoseOfTheModel()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "what-we-store.md"));
        using var context = new SqliteDatabase(Options.Create(new StoreOptions())).CreateContext();
        var tables = context.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(tables, TableRow().Matches(document).Select(m => m.Groups["table"].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<table>[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
