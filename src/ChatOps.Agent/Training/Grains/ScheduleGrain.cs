namespace ChatOps.Agent.Training.Grains;

/// <summary>Woken by an Orleans reminder each minute; when something is due is in the store, in cron.</summary>
internal sealed class ScheduleGrain(ScheduleClock clock) : Grain, IScheduleGrain
{
    private const string Reminder = "due";

    /// <summary>The shortest that Orleans takes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public Task StartAsync() => this.RegisterOrUpdateReminder(Reminder, Period, Period);

    public Task ReceiveReminder(string reminderName, TickStatus status) => clock.RunDueAsync(CancellationToken.None);
}
