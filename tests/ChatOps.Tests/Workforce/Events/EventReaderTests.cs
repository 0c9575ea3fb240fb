using System.Text;
using ChatOps.Workforce.Events;

namespace ChatOps.Tests.Workforce.Events;

public sealed class EventReaderTests
{
    private static readonly (string Topic, (string Name, string Json)[] Fields)[] Valid =
    [
        (EventTopics.TaskCompletion, [("eventId", "\"e1\""), ("taskId", "\"T1\""), ("assignedUserId", "7"), ("completionDate", "[2026,11,20,10,30]"), ("actualHours", "8"), ("finalStatus", "\"DONE\""), ("qualityScore", "4.5"), ("feedback", "\"Good\"")]),
        (EventTopics.TaskAssignment, [("taskId", "\"T1\""), ("userId", "\"U1\""), ("assignmentDate", "\"2026-11-20T10:30:00\""), ("assignmentMethod", "\"MANUAL\""), ("recommendationScore", "0.5"), ("taskRequiredSkills", "{\"Kafka\":\"EXPERT\"}"), ("isSelected", "true")]),
        (EventTopics.UserPerformance, [("userId", "\"U1\""), ("performanceScore", "0.8"), ("date", "\"2026-11-20T10:30:00Z\"")]),
        (EventTopics.SkillUpdate, [("userId", "\"U1\""), ("skillName", "\"Kafka\""), ("proficiencyLevel", "\"EXPERT\""), ("yearsOfExperience", "2.5"), ("isMandatory", "true"), ("updateDate", "[2026,11,20]")]),
    ];

    private static readonly string[] Odd =
    [
        "null", "true", "-1", "1e999", "99999999999", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\udc00x\"", "[]", "{}", "{\"\\ud800\":1}", "[2026,11]", "[\"2026\",11,30]",
        "[2026,11,30.5]", "[2026,2,30]", "[null,[],{}]", "[0,0,0,0,0,0,0]", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01\"", "[[[[]]]]", "{\"a\":",
    ];

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
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":["2026",11,30],"actualHours":8}""", "completionDate is no date; write it as 2026-11-30T10:00:00.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":[[],{},null],"actualHours":8}""", "completionDate is no date; write it as 2026-11-30T10:00:00.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"\ud800","actualHours":8}""", "completionDate is not valid UTF-8 text.")]
    [InlineData("""{"taskId":"\udc00","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8}""", "taskId is not valid UTF-8 text.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":-1}""", "actualHours is not within 0 to 100,000.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":"8"}""", "actualHours is no number.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8,"qualityScore":6}""", "qualityScore is not within 0 to 5.")]
    [InlineData("""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8,"feedback":"a\u0000b"}""", "feedback has a zero character.")]
    public void Read_WhatCannotBeUsed_IsRefusedWithTheReason(string value, string reason) =>
        Assert.Equal(reason, Assert.Throws<InvalidDataException>(() => Read(EventTopics.TaskCompletion, value)).Message);

    [Fact]
    public void Read_BytesThatAreNoText_AreRefusedWhereverTheyStand()
    {
        byte[] Broken(string json) => [.. Encoding.Latin1.GetBytes(json)];

        Assert.Throws<InvalidDataException>(() => EventReader.Read(EventTopics.TaskAssignment, Broken("{\"taskId\":\"T1\",\"userId\":\"U1\",\"assignmentDate\":\"2026-11-20\",\"taskRequiredSkills\":{\"\u00ff\":\"EXPERT\"}}")));
        Assert.Throws<InvalidDataException>(() => EventReader.Read(EventTopics.TaskCompletion, Broken("{\"\\ud800\":1,\"taskId\":\"T1\",\"assignedUserId\":\"U1\",\"completionDate\":\"\u00ff\",\"actualHours\":8}")));
    }

    [Fact]
    public void Read_FeedbackThatIsTooLong_IsNotCutInsideACharacter()
    {
        var feedback = new string('a', 9_999) + "😀 and more";

        var read = (TaskCompleted)Read(EventTopics.TaskCompletion, $$"""{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-11-20","actualHours":8,"feedback":"{{feedback}}"}""");

        Assert.Equal(new string('a', 9_999), read.Feedback);
    }

    [Fact]
    public void Read_AnyMutationOfAnEvent_GivesAnEventOrTheReasonWhyNot()
    {
        var random = new Random(20261130);
        for (var n = 0; n < 100; n++)
        {
            var (topic, fields) = Valid[n % Valid.Length];
            var mutated = fields.ToArray();
            for (var times = random.Next(1, 3); times > 0; times--)
                mutated[random.Next(mutated.Length)].Json = Odd[random.Next(Odd.Length)];
            var bytes = Encoding.UTF8.GetBytes($"{{{string.Join(",", mutated.Select(f => $"\"{f.Name}\":{f.Json}"))}}}");
            if (random.Next(2) == 0)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var thrown = Record.Exception(() => EventReader.Read(topic, bytes));

            Assert.True(thrown is null or InvalidDataException, $"{topic} {Encoding.Latin1.GetString(bytes)}\n{thrown}");
        }
    }

    private static WorkforceEvent Read(string topic, string value) => EventReader.Read(topic, Encoding.UTF8.GetBytes(value));
}
