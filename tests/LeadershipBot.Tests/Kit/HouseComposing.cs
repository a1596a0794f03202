using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Tests.Kit;

/// <summary>Messages that are composed at the last moment, without a slice that would compose them.</summary>
public static class HouseComposing
{
    /// <summary>The only composer of the house.</summary>
    public static void Only(this IServiceCollection services, IComposer composer)
    {
        services.RemoveAll<IComposer>();
        services.AddSingleton(composer);
    }

    /// <summary>Queues a post of kind Sample and gives its logical id.</summary>
    public static Task<LogicalMessageId> PostComposedAsync(this BotHouse house, Person person) => house.Gate.RunAsync((db, _) =>
    {
        var logical = LogicalMessageId.New();
        new Outbox(db, house.Clock.Instant, Correlation.New()).Post(person, Outbox.PreferredAddress(person)!, logical,
            MessageKind.Sample, Guid.CreateVersion7(), house.Clock.Instant, null);
        return Task.FromResult(logical);
    }, CancellationToken.None);

    /// <summary>Has it shown anew.</summary>
    public static Task ReviseAsync(this BotHouse house, LogicalMessageId logical) => house.Gate.RunAsync(
        (db, token) => new Outbox(db, house.Clock.Instant, Correlation.New()).ReviseAsync(logical, token), CancellationToken.None);
}
