using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Drafts;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Sends;
using LeadershipBot.Whys.Templates;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Whys;

public static class WhysModule
{
    /// <param name="services">The container.</param>
    /// <param name="templates">Messages that loaded; a malformed file stops the start before this.</param>
    public static IServiceCollection AddWhys(this IServiceCollection services, TemplateSet templates)
    {
        services.AddSingleton(templates);
        services.AddSingleton<WhyFactBook>();
        services.AddSingleton<IWhyFactSource, ProjectFactSource>();
        services.AddSingleton<IWhyFactSource, QuestionFactSource>();
        services.AddSingleton<CheckQuestions>();
        services.AddSingleton<IQuestionFactSource, PurposeFactSource>();
        services.AddSingleton<IBriefPartSource, WhyBriefPart>();
        services.AddSingleton<IBriefPartSource, QuestionBriefPart>();
        services.AddSingleton<IScheduledWork, WhyDrafter>();
        services.AddSingleton<IScheduledWork, WhySender>();
        services.AddSingleton<IScheduledWork, AnswerSender>();
        services.AddSingleton<IScheduledWork, CheckAsker>();
        return services;
    }
}
