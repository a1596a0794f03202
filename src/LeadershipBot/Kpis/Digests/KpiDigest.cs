using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Kpis.Digests;

public readonly record struct KpiDigestId(Guid Value) : ITypedId<KpiDigestId>
{
    public static KpiDigestId From(Guid value) => new(value);

    public static KpiDigestId New() => new(Guid.CreateVersion7());
}

/// <summary>One issue of a project's KPI digest for its team. A project has at most one of a date.</summary>
public sealed class KpiDigest
{
    public required KpiDigestId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required DateOnly On { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When everybody had theirs, or were held back.</summary>
    public DateTimeOffset? SentAt { get; set; }
}

/// <summary>A digest on its way to one person; the pair is unique, so nobody gets it twice.</summary>
public sealed class KpiDigestCopy
{
    public long Seq { get; init; }

    public required KpiDigestId DigestId { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>Null when it was held back.</summary>
    public LogicalMessageId? LogicalId { get; init; }
}

internal sealed class KpiDigestTable : IEntityTypeConfiguration<KpiDigest>
{
    public void Configure(EntityTypeBuilder<KpiDigest> builder)
    {
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => new { d.ProjectId, d.On }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(d => d.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class KpiDigestCopyTable : IEntityTypeConfiguration<KpiDigestCopy>
{
    public void Configure(EntityTypeBuilder<KpiDigestCopy> builder)
    {
        builder.HasKey(c => c.Seq);
        builder.HasIndex(c => new { c.DigestId, c.PersonId }).IsUnique();
        builder.HasOne<KpiDigest>().WithMany().HasForeignKey(c => c.DigestId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
