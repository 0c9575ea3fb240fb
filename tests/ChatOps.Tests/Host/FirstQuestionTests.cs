using ChatOps.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatOps.Tests.Host;

public sealed class FirstQuestionTests
{
    private readonly FirstQuestion _question = new();

    [Fact]
    public async Task Start_SomethingIsNotReady_WaitsForIt()
    {
        var work = new TaskCompletionSource();
        _question.Needs(work.Task);

        var start = _question.StartAsync(CancellationToken.None);

        Assert.False(start.IsCompleted);
        work.SetResult();
        await start;
    }

    [Fact]
    public async Task Start_SomethingFailed_FailsToo()
    {
        _question.Needs(Task.FromException(new InvalidDataException("The examples can't be read.")));

        await Assert.ThrowsAsync<InvalidDataException>(() => _question.StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Host_PartsInTheOrderOfTheirStart_ListensRightAfterIt()
    {
        await using var app = WebHost.Build([], Environments.Development);

        var parts = app.Services.GetServices<IHostedService>().ToArray();

        Assert.IsType<FirstQuestion>(parts[^2]);
        Assert.Equal("GenericWebHostService", parts[^1].GetType().Name);
    }
}
