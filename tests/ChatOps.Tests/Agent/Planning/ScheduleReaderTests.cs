using ChatOps.Agent.Planning;
using ChatOps.Agent.Planning.Language;
using ChatOps.Tests.Fakes;
using Cronos;
using CsCheck;

namespace ChatOps.Tests.Agent.Planning;

public sealed class ScheduleReaderTests
{
    private static readonly CompanyWords Nobody = CompanyWords.Nobody(Minds.Shared.Lexicon);
    private static readonly ScheduleReader Reader = new(Minds.Shared.Lexicon);

    [Theory]
    [InlineData("retrain every Monday at 2 in the morning", "0 2 * * 1")]
    [InlineData("daily at 02:00", "0 2 * * *")]
    [InlineData("every night at 3", "0 3 * * *")]
    [InlineData("every night at 11 pm", "0 23 * * *")]
    [InlineData("every evening at 8", "0 20 * * *")]
    [InlineData("weekdays at 6:30", "30 6 * * 1-5")]
    [InlineData("every Tuesday and Friday at 5 pm", "0 17 * * 2,5")]
    [InlineData("Monday to Friday at noon", "0 12 * * 1-5")]
    [InlineData("on weekends at midnight", "0 0 * * 0,6")]
    [InlineData("every 6 hours", "0 */6 * * *")]
    [InlineData("every six hours", "0 */6 * * *")]
    [InlineData("hourly", "0 * * * *")]
    [InlineData("every 30 minutes", "*/30 * * * *")]
    [InlineData("on the first of every month at 4am", "0 4 1 * *")]
    [InlineData("monthly on the 15th at 05:30", "30 5 15 * *")]
    [InlineData("every Sunday at half past 3", "30 3 * * 0")]
    [InlineData("jeden Montag um 2 Uhr", "0 2 * * 1")]
    [InlineData("täglich um 4:15", "15 4 * * *")]
    [InlineData("cada domingo a las 3", "0 3 * * 0")]
    [InlineData("tous les vendredis à 18h", "0 18 * * 5")]
    [InlineData("every Wednesday", "0 2 * * 3")]
    [InlineData("with cron 0 3 * * 1-5 please", "0 3 * * 1-5")]
    public void Read_ScheduleInWords_IsCron(string text, string cron) => Assert.Equal(cron, Read(text));

    [Theory]
    [InlineData("retrain the models")]
    [InlineData("who should take TASK-101?")]
    [InlineData("")]
    public void Read_NoSchedule_IsNull(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_AnyWordsOfTime_AreNoScheduleOrOneThatCanBeKept()
    {
        string[] words = ["every", "monday", "day", "night", "at", "2", "14:30", "am", "pm", "noon", "hours", "6", "first", "of", "month", "weekdays", "and", "friday", "99", "half", "past", "minutes"];
        Gen.Int[0, words.Length - 1].Select(n => words[n]).Array[1, 8].Sample(said =>
            Read(string.Join(' ', said)) is not { } cron || CronExpression.TryParse(cron, out _));
    }

    private static string? Read(string text) => Reader.Read(Minds.Shared.Linker.Link(text, Nobody));
}
