using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Audiences.Loops;

public readonly record struct PulseLoopId(Guid Value) : ITypedId<PulseLoopId>
{
    public static PulseLoopId From(Guid value) => new(value);

    public static PulseLoopId New() => new(Guid.CreateVersion7());
}

/// <summary>What became of what was heard. Declined, with the reason, closes a loop as well as done.</summary>
public enum LoopOutcome { Planned, Done, Declined }

/// <summary>
/// What a team pulse is owed: heard, decided, done or declined, told to those who were asked. Until it is, the project's next
/// team pulse is held.
/// </summary>
public sealed class PulseLoop
{
    public const int MaxText = 400;

    public required PulseLoopId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>When the pulse had closed.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Five working days later; from then on the next pulse is held.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the PMO was told that it is overdue.</summary>
    public DateTimeOffset? OverdueToldAt { get; set; }

    public string? Heard { get; set; }

    public string? Decided { get; set; }

    public LoopOutcome? Outcome { get; set; }

    public PersonId? ClosedById { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When it was queued to those who were asked, once it could no longer be undone.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int Version { get; set; }
}

internal sealed class PulseLoopTable : IEntityTypeConfiguration<PulseLoop>
{
    public void Configure(EntityTypeBuilder<PulseLoop> builder)
    {
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Heard).HasMaxLength(PulseLoop.MaxText);
        builder.Property(l => l.Decided).HasMaxLength(PulseLoop.MaxText);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasIndex(l => new { l.ProjectId, l.ClosedAt });
        builder.HasIndex(l => l.SentAt);
        builder.HasOne<Project>().WithMany().HasForeignKey(l => l.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(l => l.ClosedById).OnDelete(DeleteBehavior.SetNull);
    }
}
