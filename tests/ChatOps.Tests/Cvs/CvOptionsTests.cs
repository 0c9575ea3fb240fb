using ChatOps.Cvs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Cvs;

public sealed class CvOptionsTests
{
    [Fact]
    public void AddCvs_Defaults_AreTheDocumentsLimits()
    {
        var options = Resolve([]);

        Assert.Equal((20, 200, 10, 0.7), (options.MaxMegabytes, options.MaxPages, options.TimeLimitSeconds, options.ModelConfidence));
    }

    [Theory]
    [InlineData("Cvs:MaxMegabytes", "0")]
    [InlineData("Cvs:MaxPages", "5000")]
    [InlineData("Cvs:ModelConfidence", "1.5")]
    public void AddCvs_ValueOutOfRange_IsRefused(string key, string value) =>
        Assert.Throws<OptionsValidationException>(() => Resolve(new() { [key] = value }));

    private static CvOptions Resolve(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        using var services = new ServiceCollection().AddLogging().AddCvs(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<CvOptions>>().Value;
    }
}
