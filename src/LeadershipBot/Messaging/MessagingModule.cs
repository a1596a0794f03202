using LeadershipBot.People;
using LeadershipBot.People.Joining;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Messaging;

public static class MessagingModule
{
    /// <summary>Inbox, outbox, dispatcher and relay, and every handler, command, composer and gallery source of the core.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddOptions<PilotOptions>();
        services.AddSingleton<ActionRegistry>();
        services.AddSingleton<ActorSnapshot>();
        services.AddSingleton<IScheduledWork>(static s => s.GetRequiredService<ActorSnapshot>());
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<FormOpener>();
        services.AddSingleton<InboxWorker>();
        services.AddSingleton<Intake>();
        services.AddSingleton<Newcomers>();
        services.AddSingleton<PresentMessage>();
        services.AddSingleton<Relay>();
        services.AddSingleton<RelayComposer>();
        services.AddSingleton<RelayLedger>();
        services.AddSingleton<Wakeups>();
        services.AddSingleton<Waypoints>();
        return services.AddCollected();
    }

    /// <summary>The lists that the container collects: one class, one line nowhere.</summary>
    private static IServiceCollection AddCollected(this IServiceCollection services)
    {
        foreach (var type in typeof(MessagingModule).Assembly.GetTypes().Where(static t => t is { IsClass: true, IsAbstract: false }))
            foreach (var contract in type.GetInterfaces().Where(IsCollected))
            {
                services.AddSingleton(contract, type);
            }
        return services;
    }

    private static bool IsCollected(Type contract) =>
        contract == typeof(ICommand) || contract == typeof(IComposer) || contract == typeof(IGallerySource)
        || (contract.IsGenericType && contract.GetGenericTypeDefinition() is var open
            && (open == typeof(IHandle<>) || open == typeof(IOpen<>)));
}
