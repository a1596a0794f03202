using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Kpis.Outcomes;

public readonly record struct OutcomeCardId(Guid Value) : ITypedId<OutcomeCardId>
{
    public static OutcomeCardId From(Guid value) => new(value);

    public static OutcomeCardId New() => new(Guid.CreateVersion7());
}

/// <summary>A proposed outcome before one of the two heads; both see the same card, and each agrees for their own side.</summary>
public sealed class OutcomeCard
{
    public required OutcomeCardId Id { get; init; }

    public required long OutcomeSeq { get; init; }

    public required HeadSide Side { get; init; }

    public required PersonId PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? AgreedAt { get; set; }

    public LogicalMessageId? LogicalId { get; init; }

    public int Version { get; set; }
}

internal sealed class OutcomeCardTable : IEntityTypeConfiguration<OutcomeCard>
{
    public void Configure(EntityTypeBuilder<OutcomeCard> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.OutcomeSeq, c.Side }).IsUnique();
        builder.HasOne<ProjectOutcome>().WithMany().HasForeignKey(c => c.OutcomeSeq).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
