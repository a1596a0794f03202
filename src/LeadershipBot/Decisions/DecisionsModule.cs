using LeadershipBot.Decisions.Commitments;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Decisions;

public static class DecisionsModule
{
    /// <summary>Commands, handlers and composers are collected; named here is what the brief asks and the clock starts.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services)
    {
        services.AddSingleton<IBriefPartSource, DecisionPart>();
        services.AddSingleton<IBriefPartSource, CommitmentPart>();
        services.AddSingleton<IQuestionFactSource, DecisionFacts>();
        services.AddSingleton<IScheduledWork, DecisionSweep>();
        return services;
    }
}
