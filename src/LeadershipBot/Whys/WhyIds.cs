using LeadershipBot.Data;

namespace LeadershipBot.Whys;

public readonly record struct WhyId(Guid Value) : ITypedId<WhyId>
{
    public static WhyId From(Guid value) => new(value);

    public static WhyId New() => new(Guid.CreateVersion7());
}

public readonly record struct LanguageAskId(Guid Value) : ITypedId<LanguageAskId>
{
    public static LanguageAskId From(Guid value) => new(value);

    public static LanguageAskId New() => new(Guid.CreateVersion7());
}
