using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class StoreOptionsTests
{
    [Fact]
    public void Options_NothingConfigured_AreTheEmbeddedDefault()
    {
        var options = Read();

        Assert.Equal((StoreProvider.Sqlite, "data/chatops.db", 10), (options.Provider, options.Path, options.BusyTimeoutSeconds));
    }

    [Fact]
    public void Options_PostgreSqlWithoutConnectionString_AreRefusedWithWhatToDo()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(("Store:Provider", "PostgreSql")));

        Assert.Contains("Store__ConnectionString", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Store:BusyTimeoutSeconds", "0")]
    [InlineData("Store:BusyTimeoutSeconds", "601")]
    [InlineData("Store:Path", "")]
    public void Options_OutOfRange_AreRefused(string key, string value) =>
        Assert.Throws<OptionsValidationException>(() => Read((key, value)));

    private static StoreOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        using var services = new ServiceCollection().AddWorkforce(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<StoreOptions>>().Value;
    }
}
