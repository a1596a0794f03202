using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Decisions.Commitments;

public readonly record struct CommitmentId(Guid Value) : ITypedId<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);

    public static CommitmentId New() => new(Guid.CreateVersion7());
}

public enum CommitmentState { Open, Kept, Dropped }

/// <summary>Something a person said they would do by a day.</summary>
public sealed class Commitment
{
    public const int MaxText = 200;

    public required CommitmentId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required PersonId PersonId { get; init; }

    public required string Text { get; init; }

    /// <summary>The day first said; what the signal goes by.</summary>
    public required DateOnly FirstDueOn { get; init; }

    /// <summary>The day that stands; later than the first once it was moved.</summary>
    public required DateOnly DueOn { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who wrote it down.</summary>
    public PersonId? MadeById { get; init; }

    public CommitmentState State { get; set; }

    /// <summary>When it was last kept, moved or dropped; null while nothing was said about it.</summary>
    public DateTimeOffset? ActedAt { get; set; }

    /// <summary>The way back from the last word on it, for whoever said it.</summary>
    public UndoId? BackId { get; set; }

    public int Version { get; set; }

    public List<CommitmentStep> Steps { get; init; } = [];
}

public enum CommitmentStepKind { Made, Kept, Moved, Dropped, Undone }

/// <summary>One line of a commitment's history; never edited.</summary>
public sealed class CommitmentStep
{
    public long Seq { get; init; }

    public required CommitmentId CommitmentId { get; init; }

    public required CommitmentStepKind Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public PersonId? ActorId { get; init; }

    /// <summary>The day it stands for from then on, or why it was dropped.</summary>
    public string? Detail { get; init; }
}

internal sealed class CommitmentTable : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Text).HasMaxLength(Commitment.MaxText);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.PersonId, c.State });
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.MadeById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class CommitmentStepTable : IEntityTypeConfiguration<CommitmentStep>
{
    public void Configure(EntityTypeBuilder<CommitmentStep> builder)
    {
        builder.HasKey(s => s.Seq);
        builder.Property(s => s.Detail).HasMaxLength(Commitment.MaxText);
        builder.HasOne<Commitment>().WithMany(c => c.Steps).HasForeignKey(s => s.CommitmentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(s => s.ActorId).OnDelete(DeleteBehavior.SetNull);
    }
}
