using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Conversations.Grains;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Functions.Cvs;
using ChatOps.Agent.Functions.Training;
using ChatOps.Agent.Models;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Prompts;
using ChatOps.Agent.Training;
using ChatOps.Agent.Training.Grains;
using ChatOps.Learning.Fairness;
using ChatOps.Learning.Monitoring;
using ChatOps.Learning.Performance;
using ChatOps.Workforce.Sources.Aggregation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Agent;

/// <summary>Composition of this project.</summary>
public static class AgentServices
{
    /// <summary>Lets conversations be grains of the silo in this process.</summary>
    public static IServiceCollection AddGrainConversations(this IServiceCollection services) => services
        .AddSingleton<IForgetsPeople, SleepingConversations>()
        .AddSingleton<GrainConversations>()
        .Replace(ServiceDescriptor.Singleton<IConversations>(s => s.GetRequiredService<GrainConversations>()))
        .Replace(ServiceDescriptor.Singleton<IConversationNotes>(s => s.GetRequiredService<GrainConversations>()))
        .Replace(ServiceDescriptor.Singleton<ITrainingJobs, GrainTrainingJobs>())
        .AddHostedService<TrainingResume>()
        .AddHostedService(s => new ScheduleStart(
            s.GetRequiredService<ScheduleClock>(),
            () => s.GetRequiredService<IGrainFactory>().GetGrain<IScheduleGrain>("due").StartAsync(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ScheduleStart>>()));

    /// <summary>Lets the trials of a tuning be measured wherever the cluster of this process has room.</summary>
    public static IServiceCollection AddGrainTrials(this IServiceCollection services) => services
        .AddSingleton<TrialCache>()
        .Replace(ServiceDescriptor.Singleton<ITuningTrials, GrainTrials>());

    /// <summary>Adds the agent. Needs the store and the ranking.</summary>
    public static IServiceCollection AddAgent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<AgentMetrics>();
        services.TryAddSingleton(PromptFolder.Default);
        services.TryAddSingleton<Understanding>();
        services.AddSingleton<OfflinePlanner>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton(s => new Rehearsal(s.GetRequiredService<TurnRunner>()));
        services.AddSingleton<IAuditTrail, StoredAudit>();
        services.AddSingleton<IWaitingCalls, StoredWaitingCalls>();
        services.AddSingleton<ConversationLog>();
        services.AddSingleton<IConversationHistory, ConversationHistory>();
        services.AddSingleton<IPresentReplies, PresentReplies>();
        services.AddModels(configuration);
        services.AddSingleton<LocalConversations>();
        services.TryAddSingleton<IConversations>(s => s.GetRequiredService<LocalConversations>());
        services.TryAddSingleton<IConversationNotes>(s => s.GetRequiredService<LocalConversations>());
        services.AddSingleton<IChatFunction, RankCandidates>();
        services.AddSingleton<IChatFunction, ExplainRanking>();
        services.AddSingleton<IChatFunction, CompareCandidates>();
        services.AddSingleton<IChatFunction, PredictPerformance>();
        services.AddSingleton<IChatFunction, ShowTask>();
        services.AddSingleton<IChatFunction, AssignTask>();
        services.AddSingleton<IChatFunction, UndoAssignment>();
        services.AddSingleton<IChatFunction, FindPeople>();
        services.AddSingleton<IChatFunction, ListTasks>();
        services.AddSingleton<IChatFunction, ShowWorkload>();
        services.AddSingleton<IChatFunction, RecordOutcome>();
        services.AddSingleton<IChatFunction, ShowPerformance>();
        services.AddSingleton<IChatFunction, ShowModelPerformance>();
        services.AddSingleton<IChatFunction, PlanAssignments>();
        services.AddSingleton<IChatFunction, ApplyPlan>();
        services.AddSingleton<IChatFunction, AnalyzeCv>();
        services.AddSingleton<IChatFunction, ShowCv>();
        services.AddSingleton<IChatFunction, CorrectCv>();
        services.AddSingleton<IChatFunction, MatchCv>();
        services.AddSingleton<IChatFunction, SaveCv>();
        services.AddSingleton<IChatFunction, ForgetPerson>();
        services.AddSingleton<IChatFunction, CollectData>();
        services.AddSingleton<IChatFunction, ImportData>();
        services.AddTrainingControl(configuration);
        services.AddSingleton<IChatFunction, Help>();
        return services;
    }

    private static void AddTrainingControl(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ScheduleOptions>().Bind(configuration.GetSection(ScheduleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleOptionsCheck>();

        // Jobs tell conversations how they go, and conversations start jobs: what would close the circle is asked for when it is needed.
        services.AddSingleton<Func<ITrainingJobs>>(s => s.GetRequiredService<ITrainingJobs>);
        services.AddSingleton<Func<IConversationNotes>>(s => s.GetRequiredService<IConversationNotes>);
        services.AddSingleton<Func<IProactiveMessages?>>(s => s.GetService<IProactiveMessages>);
        services.AddSingleton<Func<Aggregator?>>(s => s.GetService<Aggregator>);
        services.AddSingleton<Func<ScheduleClock>>(s => s.GetRequiredService<ScheduleClock>);
        services.AddSingleton<TrainingNews>();
        services.TryAddSingleton<ITuningTrials>(LocalTrials.Instance);
        services.AddSingleton<TrainingRun>();
        services.AddSingleton<TrainingQueue>();
        services.TryAddSingleton<ITrainingJobs>(s => s.GetRequiredService<TrainingQueue>());
        services.AddSingleton<ScheduleClock>();
        services.AddSingleton<ModelSwap>();
        services.AddSingleton<IChatFunction, StartTraining>();
        services.AddSingleton<IChatFunction, StopTraining>();
        services.AddSingleton<IChatFunction, TrainingStatus>();
        services.AddSingleton<IChatFunction, ListModels>();
        services.AddSingleton<IChatFunction, PromoteModel>();
        services.AddSingleton<IChatFunction, RollbackModel>();
        services.AddSingleton<IChatFunction, ScheduleTraining>();
        services.AddSingleton<IChatFunction, ShowSchedule>();
        services.AddSingleton<IChatFunction, CancelSchedule>();
        services.AddOptions<DriftOptions>().Bind(configuration.GetSection(DriftOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FairnessOptions>().Bind(configuration.GetSection(FairnessFileOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FairnessFileOptions>().Bind(configuration.GetSection(FairnessFileOptions.Section));
        services.AddSingleton<ExperimentArms>();
        services.AddSingleton<ExperimentControl>();
        services.AddSingleton<FairnessReporter>();
        services.AddSingleton<IChatFunction, StartExperiment>();
        services.AddSingleton<IChatFunction, StopExperiment>();
        services.AddSingleton<IChatFunction, ExperimentResults>();
        services.AddSingleton<IChatFunction, ShowDrift>();
        services.AddSingleton<IChatFunction, ShowFairness>();
    }
}
