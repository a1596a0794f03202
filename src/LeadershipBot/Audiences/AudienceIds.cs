using System.Security.Cryptography;
using LeadershipBot.Data;

namespace LeadershipBot.Audiences;

public readonly record struct ConfidentialQuestionId(Guid Value) : ITypedId<ConfidentialQuestionId>
{
    public static ConfidentialQuestionId From(Guid value) => new(value);

    public static ConfidentialQuestionId New() => new(Guid.CreateVersion7());
}

/// <summary>Random, not made from the clock: nothing about it tells when, or after whom, somebody answered.</summary>
public readonly record struct ConfidentialAnswerId(Guid Value) : ITypedId<ConfidentialAnswerId>
{
    public static ConfidentialAnswerId From(Guid value) => new(value);

    public static ConfidentialAnswerId New() => new(new Guid(RandomNumberGenerator.GetBytes(16)));
}

public readonly record struct DisclosedBlockId(Guid Value) : ITypedId<DisclosedBlockId>
{
    public static DisclosedBlockId From(Guid value) => new(value);

    public static DisclosedBlockId New() => new(Guid.CreateVersion7());
}
