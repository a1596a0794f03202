using System.Text.Json.Serialization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Decisions.Commitments;

public sealed record KeepCommitment([property: JsonPropertyName("c")] CommitmentId Commitment) : IAction<KeepCommitment>
{
    public static string Name => "commitment.kept.1";
}

/// <summary>Opens the form with another day.</summary>
public sealed record MoveCommitment([property: JsonPropertyName("c")] CommitmentId Commitment)
    : IAction<MoveCommitment>, IOpensForm
{
    public static string Name => "commitment.move.1";
}

public sealed record SubmitMove([property: JsonPropertyName("c")] CommitmentId Commitment) : IAction<SubmitMove>
{
    public static string Name => "commitment.moved.1";
}

/// <summary>Opens the form that asks why.</summary>
public sealed record DropCommitment([property: JsonPropertyName("c")] CommitmentId Commitment)
    : IAction<DropCommitment>, IOpensForm
{
    public static string Name => "commitment.drop.1";
}

public sealed record SubmitDrop([property: JsonPropertyName("c")] CommitmentId Commitment) : IAction<SubmitDrop>
{
    public static string Name => "commitment.dropped.1";
}

/// <summary>Puts a commitment back as it stood before the last word on it.</summary>
public sealed record CommitmentBack(
    [property: JsonPropertyName("c")] CommitmentId Commitment,
    [property: JsonPropertyName("d")] DateOnly DueOn,
    [property: JsonPropertyName("n")] int Version) : IAction<CommitmentBack>
{
    public static string Name => "commitment.back.1";
}

/// <summary>Forgets a commitment that was only just written down.</summary>
public sealed record ForgetCommitment([property: JsonPropertyName("c")] CommitmentId Commitment) : IAction<ForgetCommitment>
{
    public static string Name => "commitment.forget.1";
}
