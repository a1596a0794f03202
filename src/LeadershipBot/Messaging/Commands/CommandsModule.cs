using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Messaging.Commands;

public static class CommandsModule
{
    /// <summary>The grammar and the way from a typed line to its command; the commands themselves are collected with the
    /// handlers.</summary>
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton<CommandTable>();
        services.AddSingleton<Undoing>();
        services.AddSingleton<ICommandRouter, CommandRouter>();
        return services;
    }
}
