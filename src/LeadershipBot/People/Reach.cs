using LeadershipBot.Messaging;

namespace LeadershipBot.People;

/// <summary>Whether a message could arrive at all, whatever the hour. Pure.</summary>
public static class Reach
{
    /// <summary>Null when the person can be reached; else the reason in a few words.</summary>
    public static string? Why(Person person) => person switch
    {
        { LeftAt: not null } => "has left",
        { StoppedAt: not null } => "said stop",
        { Identities.Count: 0 } => "no chat account linked",
        _ when Outbox.PreferredAddress(person) is null =>
            person.Identities.Select(static i => i.DeadReason).First(static r => r is not null),
        _ => null,
    };
}
