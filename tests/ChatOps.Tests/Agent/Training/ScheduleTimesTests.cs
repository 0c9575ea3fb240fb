using ChatOps.Agent.Training;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Tests.Agent.Training;

public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("0 2 * * 1", "every Monday at 02:00")]
    [InlineData("30 14 * * 1,5", "every Monday and Friday at 14:30")]
    [InlineData("0 2 * * *", "every day at 02:00")]
    [InlineData("0 2 * * 1-5", "Monday to Friday at 02:00")]
    [InlineData("0 2 1 * *", "on the 1st of every month at 02:00")]
    [InlineData("0 2 12 */3 *", "on the 12th of every 3rd month at 02:00")]
    [InlineData("0 2 L * *", "on the last day of every month at 02:00")]
    [InlineData("0 */6 * * *", "every 6 hours")]
    [InlineData("*/30 * * * *", "every 30 minutes")]
    [InlineData("0 2,14 * * *", "every day at 02:00 and 14:00")]
    [InlineData("5 4 1-7 2 3", "'5 4 1-7 2 3'")]
    [InlineData("nonsense", "'nonsense'")]
    public void Words_Cron_AreReadBack(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));

    [Theory]
    [InlineData("2026-03-28T12:00:00", "2026-03-29T01:00:00")] // 02:30 does not exist in Berlin that night; it runs when the clock has jumped
    [InlineData("2026-10-24T12:00:00", "2026-10-25T00:30:00")] // 02:30 comes twice; the first counts
    [InlineData("2026-10-25T00:30:00", "2026-10-26T01:30:00")] // and only the first
    public void Next_NightOfDaylightSaving_RunsOnce(string after, string next) =>
        Assert.Equal(DateTime.Parse(next, null), ScheduleTimes.Next(Schedule("30 2 * * *", default), DateTime.Parse(after, null)));

    [Fact]
    public void LastDue_ClockJumpedBack_IsNotDue() =>
        Assert.Null(ScheduleTimes.LastDue(Schedule("0 2 * * *", new DateTime(2026, 11, 24, 3, 0, 0)), new DateTime(2026, 11, 20, 3, 0, 0)));

    [Fact]
    public void Next_DayThatNeverComes_IsNull() => Assert.Null(ScheduleTimes.Next(Schedule("0 2 31 2 *", default), new DateTime(2026, 11, 24)));

    [Theory]
    [InlineData("2026-11-22T02:00:30", "2026-11-29T02:00:10", 7, true)] // Sunday to Sunday, as the document collects
    [InlineData("2026-11-24T02:00:00", "2026-11-25T02:00:00", 7, false)]
    [InlineData("2026-11-29T02:00:00", "2026-11-30T02:00:00", 7, true)] // Monday
    [InlineData("2026-11-28T02:00:00", "2026-12-02T02:00:00", 7, true)] // Monday's was missed
    [InlineData("2026-11-24T02:00:00", "2026-11-25T02:00:00", 1, true)]
    public void BeginsSpan_FirstOfEachSpan_IsSoWhateverWasMissed(string since, string now, int days, bool begins) =>
        Assert.Equal(begins, ScheduleTimes.BeginsSpan(DateTime.Parse(since, null), DateTime.Parse(now, null), days));

    private static ScheduleRecord Schedule(string cron, DateTime seenTo) => new() { Id = "training", Cron = cron, TimeZone = "Europe/Berlin", SetBy = "U1", SeenTo = seenTo };
}
