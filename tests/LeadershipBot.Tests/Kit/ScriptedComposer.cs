using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>Composes messages of one kind as the test says; by default it says which revision it is.</summary>
public sealed class ScriptedComposer(MessageKind kind = MessageKind.Sample) : IComposer
{
    public MessageKind Kind { get; } = kind;

    public Func<OutboxRow, Task<Composed>> Compose { get; set; } =
        static row => Task.FromResult<Composed>(new Composed.Ready(Message.Say($"revision {row.Revision}")));

    public Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken) =>
        Compose(row);
}
