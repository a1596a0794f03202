using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Signals;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions.Meetings;

/// <summary>Records meetings and who came, for the chat and for imports.</summary>
public static class MeetingBook
{
    /// <summary>The meeting of that day, made if there is none. What is no longer held has no attendance.</summary>
    public static async Task<Meeting> SetAsync(LeadershipDb db, ProjectId project, DateOnly on, MeetingState state,
        DateOnly? movedTo,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var meeting = await FindAsync(db, project, on, cancellationToken);
        if (meeting is null)
            db.Meetings.Add(meeting = new Meeting { Id = MeetingId.New(), ProjectId = project, On = on, RecordedAt = now });
        (meeting.State, meeting.MovedTo, meeting.RecordedAt, meeting.Version) = (state, movedTo, now, meeting.Version + 1);
        if (state != MeetingState.Held)
            await ForgetAsync(db, meeting, cancellationToken);
        if (movedTo is { } later && await FindAsync(db, project, later, cancellationToken) is null)
            db.Meetings.Add(new Meeting { Id = MeetingId.New(), ProjectId = project, On = later, RecordedAt = now });
        return meeting;
    }

    /// <summary>
    /// Who came, each with the deputy who came in their stead or null. A sponsor who is not named was absent, or excused where
    /// they had declared it. Recording it again replaces it.
    /// </summary>
    public static async Task<Meeting> AttendedAsync(LeadershipDb db, ProjectId project, DateOnly on,
        IReadOnlyList<(PersonId Person, PersonId? Deputy)> came, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var meeting = await SetAsync(db, project, on, MeetingState.Held, null, now, cancellationToken);
        await ForgetAsync(db, meeting, cancellationToken);
        var roles = await db.Roles.Where(r => r.ProjectId == project && r.From <= on && (r.Until == null || r.Until >= on))
            .ToListAsync(cancellationToken);
        var sponsors = roles.Where(static r => r.Kind == RoleKind.Sponsor).Select(static r => r.PersonId).Distinct().ToList();
        var away = await db.Absences.Where(a => sponsors.Contains(a.PersonId) && a.From <= on && a.Until >= on)
            .Select(a => a.PersonId).ToListAsync(cancellationToken);
        var zones = await db.People.Where(p => sponsors.Contains(p.Id)).Select(p => new { p.Id, p.Zone })
            .ToDictionaryAsync(static p => p.Id, static p => p.Zone, cancellationToken);
        foreach (var (person, deputy) in came.DistinctBy(static c => c.Person))
            meeting.Attendance.Add(Row(meeting, person, deputy is { } stand ? Standing(roles, person, stand)
                : AttendanceKind.Present, deputy));
        foreach (var sponsor in sponsors.Where(s => meeting.Attendance.TrueForAll(a => a.PersonId != s)).ToList())
            meeting.Attendance.Add(Row(meeting, sponsor, away.Contains(sponsor) ? AttendanceKind.Excused
                : AttendanceKind.Absent, null));
        foreach (var row in meeting.Attendance.Where(a => sponsors.Contains(a.PersonId)).ToList())
            await SignalBook.RecordAsync(db, SignalOf(meeting, row, zones[row.PersonId]), cancellationToken);
        return meeting;
    }

    private static AttendanceKind Standing(List<RoleAssignment> roles, PersonId person, PersonId deputy) =>
        roles.Exists(r => r is { Kind: RoleKind.Deputy, WithVote: true } && r.PersonId == deputy
            && (r.ForPersonId is null || r.ForPersonId == person)) ? AttendanceKind.DeputyWithVote : AttendanceKind.Deputy;

    private static Signal SignalOf(Meeting meeting, Attendance row, string zone)
    {
        var (outcome, credit, traits) = AttendanceRule.Judge(row.Kind);
        var begins = Cadence.InstantOf(meeting.On, TimeOnly.MinValue, zone);
        return new Signal
        {
            PersonId = row.PersonId, ProjectId = meeting.ProjectId, Kind = SignalKind.Meeting, SubjectId = meeting.Id.Value,
            AskedAt = begins, DueAt = Seating.DueAt(meeting.On, zone), ActedAt = credit > 0 ? begins : null, Outcome = outcome,
            Credit = credit, Traits = traits, Week = MessageBudget.WeekOf(begins, zone),
        };
    }

    private static async Task ForgetAsync(LeadershipDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        foreach (var row in meeting.Attendance)
            await SignalBook.TakeBackAsync(db, SignalKind.Meeting, meeting.Id.Value, row.PersonId, cancellationToken);
        db.RemoveRange(meeting.Attendance);
        meeting.Attendance.Clear();
    }

    private static Attendance Row(Meeting meeting, PersonId person, AttendanceKind kind, PersonId? deputy) =>
        new() { MeetingId = meeting.Id, PersonId = person, Kind = kind, DeputyId = deputy };

    private static async Task<Meeting?> FindAsync(LeadershipDb db, ProjectId project, DateOnly on,
        CancellationToken cancellationToken) =>
        db.Meetings.Local.FirstOrDefault(m => m.ProjectId == project && m.On == on)
        ?? await db.Meetings.AsTracking().Include(m => m.Attendance)
            .FirstOrDefaultAsync(m => m.ProjectId == project && m.On == on, cancellationToken);
}
