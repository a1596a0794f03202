using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>The first message: who asked for it, what comes when, what is recorded, and nothing asked but a time.</summary>
public sealed class IntroductionComposer : IComposer
{
    public MessageKind Kind => MessageKind.Introduction;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = new PersonId(row.SubjectId!.Value);
        var person = await db.People.Include(p => p.Absences).FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        var line = await db.CadenceLines.FirstOrDefaultAsync(l => l.PersonId == id && l.Kind == PromptKind.Brief,
            cancellationToken);
        if (person is null || line is null || person.LeftAt is not null)
            return new Composed.Drop("has left");
        var projects = await Sponsored(db, person.Id, now).ToListAsync(cancellationToken);
        if (row.Revision == 0 && await StopAsync(db, person, projects.Count, now, cancellationToken) is { } stop)
            return stop;
        if (projects.Count == 0)
            return new Composed.Drop("no running project with this sponsor");
        var state = line switch
        {
            { NextAt: null, WaitsForChoice: false } => IntroductionState.Declined,
            { ChosenByPerson: true } => IntroductionState.Agreed,
            _ => IntroductionState.Fresh,
        };
        return new Composed.Ready(IntroductionMessages.Write(
            await PmoAsync(db, projects, now, cancellationToken), projects.ConvertAll(static p => p.Name),
            await BriefReading.RhythmAsync(db, line, person, now, cancellationToken), state));
    }

    internal static IQueryable<Project> Sponsored(LeadershipDb db, PersonId person, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed
            && db.Roles.Any(r => r.ProjectId == p.Id && r.PersonId == person && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))).OrderBy(p => p.Name);
    }

    private static async Task<Composed?> StopAsync(
        LeadershipDb db, Person person, int projects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (person.StoppedAt is not null)
            return new Composed.Drop("said stop");
        if (projects == 0)
            return new Composed.Drop("no running project with this sponsor");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed == ClosedReason.Open)
            return null;
        return WorkingHours.NextOpen(now, availability, now.AddDays(60)) is { } open
            ? new Composed.Later(open, BriefRule.Why(closed))
            : new Composed.Drop(BriefRule.Why(closed));
    }

    /// <summary>The PMO of the first project that has one.</summary>
    private static async Task<string?> PmoAsync(
        LeadershipDb db, List<Project> projects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = projects.ConvertAll(static p => p.Id);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return await db.Roles
            .Where(r => ids.Contains(r.ProjectId) && r.Kind == RoleKind.Pmo && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.People.Where(p => p.LeftAt == null), r => r.PersonId, p => p.Id, (_, p) => p.Name)
            .OrderBy(n => n).FirstOrDefaultAsync(cancellationToken);
    }
}
