using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Error = Confluent.Kafka.Error;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ChatOps.Tests.Workforce.Events;

public sealed class BrokerLogTests : IDisposable
{
    private static readonly Error AllDown = new(ErrorCode.Local_AllBrokersDown, "3/3 brokers are down");
    private static readonly Error Refused = new(ErrorCode.Local_Transport, "Connection refused");

    private readonly FakeTimeProvider _time = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _logs;
    private readonly BrokerLog _brokers;

    public BrokerLogTests()
    {
        _logs = LoggerFactory.Create(b => b.AddProvider(_log));
        _brokers = new BrokerLog(_time, _logs.CreateLogger<BrokerLog>());
    }

    public void Dispose()
    {
        _logs.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Failed_AllAreAwayAgainAndAgain_IsToldOnceAndHowLongItWas()
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            _brokers.Failed(AllDown);
            _brokers.Failed(Refused);
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.True(_brokers.IsAway);
        Assert.Contains("Check that the brokers run", Assert.Single(_log.Lines), StringComparison.Ordinal);
        _brokers.Answered();
        _brokers.Answered();
        Assert.False(_brokers.IsAway);
        Assert.Contains("answers again after 300 s", Assert.Single(_log.Lines, l => !l.Contains("away", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_OneOfThemIsAway_IsToldOnceAnHour()
    {
        for (var minute = 0; minute < 61; minute++)
        {
            _brokers.Failed(Refused);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, _log.Lines.Count);
        Assert.False(_brokers.IsAway);
    }
}
