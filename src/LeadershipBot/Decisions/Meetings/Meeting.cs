using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Decisions.Meetings;

public readonly record struct MeetingId(Guid Value) : ITypedId<MeetingId>
{
    public static MeetingId From(Guid value) => new(value);

    public static MeetingId New() => new(Guid.CreateVersion7());
}

public enum MeetingState { Planned, Held, Cancelled, Moved }

/// <summary>A governance meeting of a project on a day, and whether it took place.</summary>
public sealed class Meeting
{
    public required MeetingId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required DateOnly On { get; init; }

    public MeetingState State { get; set; }

    /// <summary>The new day of one that was moved.</summary>
    public DateOnly? MovedTo { get; set; }

    public required DateTimeOffset RecordedAt { get; set; }

    public int Version { get; set; }

    public List<Attendance> Attendance { get; init; } = [];
}

public enum AttendanceKind { Present, DeputyWithVote, Deputy, Absent, Excused }

/// <summary>How one person took part in one meeting.</summary>
public sealed class Attendance
{
    public long Seq { get; init; }

    public required MeetingId MeetingId { get; init; }

    public required PersonId PersonId { get; init; }

    public required AttendanceKind Kind { get; set; }

    /// <summary>Who came in their stead.</summary>
    public PersonId? DeputyId { get; set; }
}

internal sealed class MeetingTable : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder)
    {
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => new { m.ProjectId, m.On }).IsUnique();
        builder.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AttendanceTable : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> builder)
    {
        builder.HasKey(a => a.Seq);
        builder.HasIndex(a => new { a.MeetingId, a.PersonId }).IsUnique();
        builder.HasOne<Meeting>().WithMany(m => m.Attendance).HasForeignKey(a => a.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.DeputyId).OnDelete(DeleteBehavior.SetNull);
    }
}
