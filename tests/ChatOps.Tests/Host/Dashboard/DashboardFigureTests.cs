using System.Text;
using ChatOps.Agent.Access;
using ChatOps.Host.Dashboard;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Tests.Host.Dashboard;

public sealed class DashboardFigureTests
{
    [Fact]
    public void Overview_Figures_CountOpenTakenAndFinished()
    {
        var snapshot = WorkforceSnapshot.Build(
            Company.Small().Did("OLD-1", "U01", Company.Today.AddDays(-9), 9, 5, 1, 1).Did("OLD-2", "U01", Company.Today.AddDays(-2), 9, 2, 0.4, 0.4).Week("U01", new DateOnly(2026, 11, 23), 30).Data, Company.Today);
        AssignmentCount[] assignments =
        [
            new(Company.Today, AssignmentMethod.AiRecommended, 3), new(Company.Today.AddDays(-8), AssignmentMethod.Manual, 1), new(Company.Today, AssignmentMethod.AutoAssigned, 9),
            new(Company.Today.AddDays(-400), AssignmentMethod.Manual, 50),
        ];

        var figures = CompanyOverview.Figures(snapshot, assignments);

        Assert.Equal(["2", "25 %", "75 %", "50 %"], figures.Select(f => f.Value)); // 30 of 120 h; 3 of 4 choices; 1 of 2 finished
        Assert.All(figures, f => Assert.Equal(CompanyOverview.Weeks, f.Trend.Count));
        Assert.Equal([2, 2], figures[0].Trend.TakeLast(2).Select(p => p.Value));
        Assert.Null(figures[2].Trend[0].Value); // nothing was given out in that week
        Assert.Contains("followed 3 times", CompanyOverview.Summary(CompanyOverview.Chart(snapshot, assignments)), StringComparison.Ordinal);
    }

    [Fact]
    public void Overview_NoOutcomesAndNoAssignments_SaysSoInsteadOfZero()
    {
        var figures = CompanyOverview.Figures(WorkforceSnapshot.Build(new Company().Data, Company.Today), []);

        Assert.Equal(["0", "not known", "nothing given out", "not measurable yet"], figures.Select(f => f.Value));
    }

    [Theory]
    [InlineData(new[] { 3.0, 17 }, true, 0, 20)]
    [InlineData(new[] { 0.41, 0.52 }, false, 0.4, 0.52)]
    [InlineData(new[] { 5.0 }, true, 0, 6)]
    [InlineData(new double[0], true, 0, 1)]
    [InlineData(new[] { 0.0, 0 }, true, 0, 1)]
    [InlineData(new[] { 2.0, 2 }, false, 1.7, 2.3)]
    public void Axis_Values_AreHeldByRoundNumbers(double[] values, bool fromZero, double atMostLow, double atLeastHigh)
    {
        var axis = Axis.Of(values, fromZero);

        Assert.True(axis.Low <= atMostLow + 1e-9 || !fromZero, $"{axis.Low}");
        Assert.All(values, v => Assert.InRange(v, axis.Low - 1e-9, axis.High + 1e-9));
        Assert.True(axis.High >= Math.Min(atLeastHigh, values.DefaultIfEmpty(0).Max()) && axis.High > axis.Low);
        Assert.InRange(axis.Ticks.Count, 2, 8);
        Assert.Equal((0, 100), (axis.Y(axis.High), axis.Y(axis.Low)));
    }

    [Fact]
    public void ModelsOverTime_FirstVersionWithoutComparison_HasWhatALaterOneWasComparedWith()
    {
        var first = Version(1, null, null);
        var second = Version(2, 1, Comparison((0.8, 0.7, 0.9), (0.6, 0.5, 0.7)));

        var series = ModelTable.OverTime([first, second], "NDCG@10", 10);

        Assert.Equal([new ChartPoint("v1", 0.6, 0.5, 0.7), new ChartPoint("v2", 0.8, 0.7, 0.9)], series.Points);
        Assert.All(ModelTable.OverTime([first, second], "MRR", 10).Points, p => Assert.Null(p.Value));
        Assert.Equal("v2", Assert.Single(ModelTable.OverTime([first, second], "NDCG@10", 1).Points).Label);
    }

    [Fact]
    public async Task Export_ManyLinesAndFormulas_WritesAllNewestFirstAndEscapes()
    {
        var reports = new FakeStoreReports();
        for (var n = 1; n <= 2_345; n++)
            reports.Audit.Add(Line(n, n == 2_345 ? "=HYPERLINK(\"http://evil\")" : "U17"));
        using var file = new MemoryStream();

        var written = await new AuditExport(reports).WriteAsync(new AuditQuery(), file, CancellationToken.None);

        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimEnd('\n').Split('\n');
        Assert.Equal((2_345, 2_346), (written, lines.Length));
        Assert.StartsWith("id,at_utc,who", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2345,2026-11-24T09:00:00.000Z,\"'=HYPERLINK", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1,", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attention_Admin_IsToldOfWorkModelsAndData()
    {
        await using var bench = new DashboardBench(Company.Small().Week("U02", new DateOnly(2026, 11, 23), 50).Data, new Speaker("U01", "Priya Nair", Role.Admin));
        bench.Reports.Sources.Add(new SourceProgress("mysql", RecordKind.Workloads, null, null, "The password is wrong.", DateTimeOffset.UnixEpoch, 0));
        bench.Reports.DeadLetters.Add(new LeftOutRow("task-completed", "0:7", "TASK-1", "It names nobody.", DateTimeOffset.UnixEpoch));
        await bench.Jobs.AddAsync(new ChatOps.Workforce.Store.Jobs.TrainingJobRecord { Model = "all", RequestedBy = "U01", State = ChatOps.Workforce.Store.Jobs.JobState.Failed, Message = "There are too few outcomes." }, CancellationToken.None);
        var ranking = await bench.Get<RankingProvider>().GetAsync(CancellationToken.None);

        var admin = await bench.Get<Attention>().ReadAsync(ranking, new Speaker("U01", "Priya Nair", Role.Admin), CancellationToken.None);
        var employee = await bench.Get<Attention>().ReadAsync(ranking, new Speaker("U01", "Priya Nair", Role.Employee), CancellationToken.None);

        Assert.Contains(admin, i => i.Text.Contains("Bob Okafor", StringComparison.Ordinal));
        Assert.Contains(admin, i => i.Text.Contains("MySQL could not be read", StringComparison.Ordinal));
        Assert.Contains(admin, i => i.Text.Contains("1 event could not be used", StringComparison.Ordinal));
        Assert.Contains(admin, i => i.Text.Contains("There are too few outcomes.", StringComparison.Ordinal));
        Assert.Empty(employee);
    }

    private static ModelVersion Version(int number, int? parent, ModelComparison? comparison) => new()
    {
        Kind = ModelKind.Ranking, Number = number, Artefact = "a", Bytes = 1, Origin = VersionOrigin.Trained, At = DateTimeOffset.UnixEpoch, By = "U17", Parent = parent, Comparison = comparison,
    };

    private static ModelComparison Comparison((double Value, double Low, double High) ours, (double Value, double Low, double High) theirs) => new()
    {
        Verdict = ComparisonVerdict.Better,
        Sentence = "v2 is better.",
        Figures = ["NDCG@10"],
        Methods = [new ComparedMethod("v2 (new)", [new MeasuredValue(ours.Value, ours.Low, ours.High)], []), new ComparedMethod("v1 (serving)", [new MeasuredValue(theirs.Value, theirs.Low, theirs.High)], [])],
    };

    private static AuditRecord Line(long id, string who) => new()
    {
        Id = id, At = new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc), SpeakerId = who, Role = "Admin", ConversationId = "c", EventId = "e", Function = "training.promote_model", Arguments = "{}", Planner = "button", RankingVersion = 1, Outcome = "Confirmed",
    };
}
