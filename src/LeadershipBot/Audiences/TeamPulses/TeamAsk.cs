using LeadershipBot.Audiences.Loops;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Audiences.TeamPulses;

public readonly record struct TeamAskId(Guid Value) : ITypedId<TeamAskId>
{
    public static TeamAskId From(Guid value) => new(value);

    public static TeamAskId New() => new(Guid.CreateVersion7());
}

/// <summary>
/// Somebody was sent a team pulse. It says that they were asked and never whether they answered: every row of an occasion
/// takes the same course, and closes at the same moment.
/// </summary>
public sealed class TeamAsk
{
    public required TeamAskId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The quarter, as <c>pulse:2027-Q1</c>: nobody is asked twice in one.</summary>
    public required string Occasion { get; init; }

    /// <summary>Recipient-local.</summary>
    public required DateOnly LocalDate { get; init; }

    public required LogicalMessageId LogicalId { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the card was closed, for everybody of the occasion alike; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>The loop in which they hear what came of it; null while the card is open.</summary>
    public PulseLoopId? LoopId { get; set; }
}

internal sealed class TeamAskTable : IEntityTypeConfiguration<TeamAsk>
{
    public void Configure(EntityTypeBuilder<TeamAsk> builder)
    {
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Occasion).HasMaxLength(ConfidentialQuestion.MaxOccasion);
        builder.HasIndex(a => new { a.PersonId, a.Occasion }).IsUnique();
        builder.HasIndex(a => new { a.ProjectId, a.Occasion });
        builder.HasIndex(a => a.ClosedAt);
        builder.HasIndex(a => a.LoopId);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PulseLoop>().WithMany().HasForeignKey(a => a.LoopId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Project>().WithMany().HasForeignKey(a => a.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
