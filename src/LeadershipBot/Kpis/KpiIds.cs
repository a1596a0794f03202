using LeadershipBot.Data;

namespace LeadershipBot.Kpis;

public readonly record struct KpiId(Guid Value) : ITypedId<KpiId>
{
    public static KpiId From(Guid value) => new(value);

    public static KpiId New() => new(Guid.CreateVersion7());
}

public readonly record struct KpiNoticeId(Guid Value) : ITypedId<KpiNoticeId>
{
    public static KpiNoticeId From(Guid value) => new(value);

    public static KpiNoticeId New() => new(Guid.CreateVersion7());
}

public readonly record struct ReadingTokenId(Guid Value) : ITypedId<ReadingTokenId>
{
    public static ReadingTokenId From(Guid value) => new(value);

    public static ReadingTokenId New() => new(Guid.CreateVersion7());
}
