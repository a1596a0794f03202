using LeadershipBot.Audiences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Whys.Checks;

public readonly record struct CheckRoundId(Guid Value) : ITypedId<CheckRoundId>
{
    public static CheckRoundId From(Guid value) => new(value);

    public static CheckRoundId New() => new(Guid.CreateVersion7());
}

public readonly record struct WhyCheckId(Guid Value) : ITypedId<WhyCheckId>
{
    public static WhyCheckId From(Guid value) => new(value);

    public static WhyCheckId New() => new(Guid.CreateVersion7());
}

/// <summary>One question put in confidence to a part of a project's teams: whether a why was understood, or was seen at all.</summary>
public sealed class CheckRound
{
    public required CheckRoundId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The message it asks about; null for the monthly question.</summary>
    public WhyId? WhyId { get; init; }

    /// <summary>Unique within the project: <c>why:…</c>, <c>visible:2027-03</c>.</summary>
    public required string Occasion { get; init; }

    /// <summary>Which third is asked: counts the rounds of its kind before it.</summary>
    public required int Turn { get; init; }

    public required DateTimeOffset StartAt { get; set; }

    public ConfidentialQuestionId? QuestionId { get; set; }

    /// <summary>When everybody who is to be asked was queued, or why nobody was.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Somebody was asked. It never says whether they answered.</summary>
public sealed class WhyCheck
{
    public required WhyCheckId Id { get; init; }

    public required CheckRoundId RoundId { get; init; }

    public required PersonId PersonId { get; init; }

    public required LogicalMessageId LogicalId { get; init; }

    public required DateTimeOffset DueAt { get; init; }
}

/// <summary>What the project is mainly meant to change, and three things it could be taken for.</summary>
public sealed class ProjectPurpose
{
    public const int MaxLength = 40;

    public required ProjectId ProjectId { get; init; }

    public required string Right { get; set; }

    /// <summary>Three others, one a line.</summary>
    public required string Others { get; set; }
}

internal sealed class CheckRoundTable : IEntityTypeConfiguration<CheckRound>
{
    public void Configure(EntityTypeBuilder<CheckRound> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Occasion).HasMaxLength(ConfidentialQuestion.MaxOccasion);
        builder.Property(r => r.Reason).HasMaxLength(Why.MaxReason);
        builder.HasIndex(r => new { r.ProjectId, r.Occasion }).IsUnique();
        builder.HasIndex(r => new { r.DoneAt, r.StartAt });
        builder.HasOne<Project>().WithMany().HasForeignKey(r => r.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Why>().WithMany().HasForeignKey(r => r.WhyId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WhyCheckTable : IEntityTypeConfiguration<WhyCheck>
{
    public void Configure(EntityTypeBuilder<WhyCheck> builder)
    {
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => new { c.RoundId, c.PersonId }).IsUnique();
        builder.HasIndex(c => c.PersonId);
        builder.HasOne<CheckRound>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectPurposeTable : IEntityTypeConfiguration<ProjectPurpose>
{
    public void Configure(EntityTypeBuilder<ProjectPurpose> builder)
    {
        builder.HasKey(p => p.ProjectId);
        builder.Property(p => p.Right).HasMaxLength(ProjectPurpose.MaxLength);
        builder.Property(p => p.Others).HasMaxLength(4 * ProjectPurpose.MaxLength);
        builder.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
