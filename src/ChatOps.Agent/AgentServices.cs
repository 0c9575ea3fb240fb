using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Agent;

/// <summary>Composition of this project.</summary>
public static class AgentServices
{
    /// <summary>Adds the agent. Needs the store and the ranking.</summary>
    public static IServiceCollection AddAgent(this IServiceCollection services)
    {
        services.AddSingleton<IConversations, InProcessConversations>();
        services.AddSingleton<IChatFunction, RankCandidates>();
        services.AddSingleton<IChatFunction, ExplainRanking>();
        services.AddSingleton<IChatFunction, CompareCandidates>();
        services.AddSingleton<IChatFunction, PredictPerformance>();
        services.AddSingleton<IChatFunction, ShowTask>();
        services.AddSingleton<IChatFunction, AssignTask>();
        services.AddSingleton<IChatFunction, UndoAssignment>();
        services.AddSingleton<IChatFunction, Help>();
        return services;
    }
}
