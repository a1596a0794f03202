using LeadershipBot.Data;

namespace LeadershipBot.Messaging;

public readonly record struct LogicalMessageId(Guid Value) : ITypedId<LogicalMessageId>
{
    public static LogicalMessageId From(Guid value) => new(value);

    public static LogicalMessageId New() => new(Guid.CreateVersion7());
}

public readonly record struct UndoId(Guid Value) : ITypedId<UndoId>
{
    public static UndoId From(Guid value) => new(value);

    public static UndoId New() => new(Guid.CreateVersion7());
}
