using LeadershipBot.Data;

namespace LeadershipBot.Pulses;

public readonly record struct CadenceLineId(Guid Value) : ITypedId<CadenceLineId>
{
    public static CadenceLineId From(Guid value) => new(value);

    public static CadenceLineId New() => new(Guid.CreateVersion7());
}

public readonly record struct PromptId(Guid Value) : ITypedId<PromptId>
{
    public static PromptId From(Guid value) => new(value);

    public static PromptId New() => new(Guid.CreateVersion7());
}

public readonly record struct PulseId(Guid Value) : ITypedId<PulseId>
{
    public static PulseId From(Guid value) => new(value);

    public static PulseId New() => new(Guid.CreateVersion7());
}

public readonly record struct AnswerId(Guid Value) : ITypedId<AnswerId>
{
    public static AnswerId From(Guid value) => new(value);

    public static AnswerId New() => new(Guid.CreateVersion7());
}
