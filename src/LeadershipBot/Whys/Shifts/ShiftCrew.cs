using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Whys.Shifts;

public readonly record struct ShiftCrewId(Guid Value) : ITypedId<ShiftCrewId>
{
    public static ShiftCrewId From(Guid value) => new(value);

    public static ShiftCrewId New() => new(Guid.CreateVersion7());
}

public readonly record struct TalkCardId(Guid Value) : ITypedId<TalkCardId>
{
    public static TalkCardId From(Guid value) => new(value);

    public static TalkCardId New() => new(Guid.CreateVersion7());
}

/// <summary>People without a chat account, counted as heads of a shift and never by name. Their lead tells them.</summary>
public sealed class ShiftCrew
{
    public const int MaxName = 40;
    public const int MaxHeads = 500;

    public required ShiftCrewId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required SiteId SiteId { get; init; }

    /// <summary>Unique within the project and site: early, night, A.</summary>
    public required string Name { get; set; }

    public required WorkFunction Function { get; set; }

    /// <summary>1 to <see cref="MaxHeads"/>.</summary>
    public required int Heads { get; set; }

    public required PersonId LeadId { get; set; }

    /// <summary>When the shift starts, by the site's clock; its lead has the talk card half an hour before.</summary>
    public required TimeOnly StartsAt { get; set; }

    public int Version { get; set; }
}

/// <summary>A why as one shift's lead tells it, and how many heard it.</summary>
public sealed class TalkCard
{
    public required TalkCardId Id { get; init; }

    public required WhyId WhyId { get; init; }

    public required ShiftCrewId CrewId { get; init; }

    public required LogicalMessageId LogicalId { get; init; }

    /// <summary>Heads on the day it was made.</summary>
    public required int Heads { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>How many were told; null until the lead says so.</summary>
    public int? Told { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    public int Version { get; set; }
}

internal sealed class ShiftCrewTable : IEntityTypeConfiguration<ShiftCrew>
{
    public void Configure(EntityTypeBuilder<ShiftCrew> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Name).HasMaxLength(ShiftCrew.MaxName);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.ProjectId, c.SiteId, c.Name }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(c => c.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Site>().WithMany().HasForeignKey(c => c.SiteId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.LeadId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TalkCardTable : IEntityTypeConfiguration<TalkCard>
{
    public void Configure(EntityTypeBuilder<TalkCard> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.WhyId, c.CrewId }).IsUnique();
        builder.HasOne<Why>().WithMany().HasForeignKey(c => c.WhyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ShiftCrew>().WithMany().HasForeignKey(c => c.CrewId).OnDelete(DeleteBehavior.Cascade);
    }
}
