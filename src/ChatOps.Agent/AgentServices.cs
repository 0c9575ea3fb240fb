using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Conversations.Grains;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Functions.Cvs;
using ChatOps.Agent.Models;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Prompts;
using ChatOps.Workforce.Sources.Aggregation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatOps.Agent;

/// <summary>Composition of this project.</summary>
public static class AgentServices
{
    /// <summary>Lets conversations be grains of the silo in this process.</summary>
    public static IServiceCollection AddGrainConversations(this IServiceCollection services) => services
        .AddSingleton<IForgetsPeople, SleepingConversations>()
        .Replace(ServiceDescriptor.Singleton<IConversations, GrainConversations>());

    /// <summary>Adds the agent. Needs the store and the ranking.</summary>
    public static IServiceCollection AddAgent(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<AgentMetrics>();
        services.TryAddSingleton(PromptFolder.Default);
        services.AddSingleton<Understanding>();
        services.AddSingleton<OfflinePlanner>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton(s => new Rehearsal(s.GetRequiredService<TurnRunner>()));
        services.AddSingleton<IAuditTrail, StoredAudit>();
        services.AddSingleton<IWaitingCalls, StoredWaitingCalls>();
        services.AddSingleton<ConversationLog>();
        services.AddSingleton<IConversationHistory, ConversationHistory>();
        services.AddModels(configuration);
        services.TryAddSingleton<IConversations, LocalConversations>();
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
        services.AddSingleton<IChatFunction>(s => new CollectData(s.GetService<Aggregator>));
        services.AddSingleton<IChatFunction, ImportData>();
        services.AddSingleton<IChatFunction, Help>();
        return services;
    }
}
