using System.Diagnostics;
using ChatOps.Host.Commands;
using ChatOps.Host.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ChatOps.Tests.Host;

public sealed class TelemetryOptionsTests
{
    [Fact]
    public void Add_NothingConfigured_MeasuresAndSendsNothing()
    {
        using var services = Build([]);

        Assert.NotNull(services.GetService<MeterProvider>());
        Assert.Null(services.GetService<TracerProvider>());
    }

    [Fact]
    public void Add_Collector_MakesSpans()
    {
        using var services = Build([new("Telemetry:OtlpEndpoint", "http://localhost:4317")]);

        Assert.NotNull(services.GetService<TracerProvider>());
    }

    [Theory]
    [InlineData("OtlpEndpoint", "localhost:4317")]
    [InlineData("OtlpEndpoint", "ftp://localhost")]
    [InlineData("OtlpEndpoint", "http://user:secret@localhost:4317")]
    [InlineData("OtlpEndpoint", "/metrics")]
    [InlineData("OtlpProtocol", "Pigeon")]
    [InlineData("OtlpProtocol", "7")]
    [InlineData("TraceShare", "1.5")]
    [InlineData("TraceShare", "half")]
    [InlineData("ServiceName", "a b")]
    public void Add_WhatItCanNotBe_IsRefusedWithoutRepeatingIt(string key, string value)
    {
        var refused = Assert.Throws<RefusedException>(() => Build([new($"Telemetry:{key}", value)]));

        Assert.StartsWith("Telemetry", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KnownTags_SpanOfALibrary_KeepsWhatIsListed()
    {
        using var activity = new Activity("x").SetTag("url.path", "/people/U17").SetTag("http.route", "/people/{id}").SetTag("chatops.outcome", "Allowed")
            .SetStatus(ActivityStatusCode.Error, "Hiro Tanaka is not there");
        using var tags = new KnownTags();

        tags.OnEnd(activity);

        Assert.Equal(["chatops.outcome", "http.route"], activity.TagObjects.Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.Equal((ActivityStatusCode.Error, null), (activity.Status, activity.StatusDescription));
    }

    [Fact]
    public void KnownTags_SpanWithAnException_IsNotSent()
    {
        using var activity = new Activity("x") { ActivityTraceFlags = ActivityTraceFlags.Recorded };
        activity.AddException(new InvalidOperationException("Hiro Tanaka is not there"));
        using var tags = new KnownTags();

        tags.OnEnd(activity);

        Assert.False(activity.Recorded);
    }

    private static ServiceProvider Build(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.AddTelemetry();
        return builder.Services.BuildServiceProvider();
    }
}
