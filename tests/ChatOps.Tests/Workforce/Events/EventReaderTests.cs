using System.Text;
using ChatOps.Workforce.Events;

namespace ChatOps.Tests.Workforce.Events;

public sealed class EventReaderTests
{
    [Fact]
    public void Read_CompletionWithoutQuality_TakesTheDocumentsThree()
    {
        var read = (TaskCompleted)Read(EventTopics.TaskCompletion, """{"taskId":"T1","assignedUserId":"U1","completionDate":[2026,11,20,10,30],"actualHours":8,"estimatedHours":6}""");

        Assert.Equal(("T1", "U1", new DateOnly(2026, 11, 20), 8.0, 6.0, 3.0, true), (read.TaskId, read.UserId, read.Date, read.ActualHours, read.EstimatedHours, read.Quality, read.IsDone));
    }

    [Fact]
    public void Read_SameTaskUserAndDay_IsTheSameEvent_ButTheSendersIdGoesBefore()
    {
        const string Event = """{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20T10:30:00","actualHours":8}""";

        Assert.Equal(Read(EventTopics.TaskCompletion, Event).Id, Read(EventTopics.TaskCompletion, Event.Replace("10:30", "11:45", StringComparison.Ordinal)).Id);
        Assert.Equal("e7", Read(EventTopics.TaskCompletion, Event.Replace("{", """{"eventId":"e7",""", StringComparison.Ordinal)).Id);
    }

    [Theory]
    [InlineData("not json", "It is not JSON in UTF-8.")]
    [InlineData("[]", "It is no JSON object.")]
    [InlineData("""{"taskId":"T1"}""", "assignedUserId is missing.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"soon","actualHours":8}""", "completionDate is no date; write it as 2026-11-30T10:00:00.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":[2026,13,1],"actualHours":8}""", "completionDate is no date; write it as 2026-11-30T10:00:00.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":-1}""", "actualHours is not within 0 to 100,000.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":"8"}""", "actualHours is no number.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8,"qualityScore":6}""", "qualityScore is not within 0 to 5.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8,"feedback":"a\u0000b"}""", "feedback has a zero character.")]
    public void Read_WhatCannotBeUsed_IsRefusedWithTheReason(string value, string reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidDataException>(() => Read(EventTopics.TaskCompletion, value)).Message);

    private static WorkforceEvent Read(string topic, string value) => EventReader.Read(topic, Encoding.UTF8.GetBytes(value));
}
