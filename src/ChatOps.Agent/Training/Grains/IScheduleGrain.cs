namespace ChatOps.Agent.Training.Grains;

/// <summary>Looks every minute what is due: one grain for the cluster, woken by a reminder wherever it was last.</summary>
[Alias("chatops.schedule")]
internal interface IScheduleGrain : IGrainWithStringKey, IRemindable
{
    /// <summary>Makes sure that the reminder is there.</summary>
    [Alias("start")]
    Task StartAsync();
}
