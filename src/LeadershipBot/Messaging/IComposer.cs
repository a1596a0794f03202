using LeadershipBot.Data;

namespace LeadershipBot.Messaging;

/// <summary>What to do with a row whose time has come, decided from the state of things just before the call.</summary>
public abstract record Composed
{
    public sealed record Ready(Message Message) : Composed;

    /// <summary>Not now (absence, hours, pause): look again at that business instant, and tell the PMO why.</summary>
    public sealed record Later(DateTimeOffset NotBefore, string Reason) : Composed;

    /// <summary>No use any more (answered, closed, role gone, stopped): withdrawn with its reason.</summary>
    public sealed record Drop(string Reason) : Composed;
}

/// <summary>Writes the messages of one kind from their subject at the last moment; edits pass here too (revision above 0).</summary>
public interface IComposer
{
    MessageKind Kind { get; }

    Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken);
}
