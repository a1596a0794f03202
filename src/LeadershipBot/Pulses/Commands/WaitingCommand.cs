using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

/// <summary>An open brief and whom it waits on; a fact, not a verdict.</summary>
public sealed record WaitingBrief(
    PromptId Prompt, PersonId PersonId, string Person, string Zone, IReadOnlyList<string> Projects, DateTimeOffset Since,
        int WorkingDays,
    DateTimeOffset ClosesAt, bool Reminded, DateOnly? AwayUntil);

/// <summary>What waits on whom, oldest first; the PMO sees their projects, everybody else their own.</summary>
public static class WaitingQuery
{
    public const int Most = 40;

    public static async Task<IReadOnlyList<WaitingBrief>> RunAsync(
        LeadershipDb db, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var mine = actor.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).ToList();
        var open = await db.Prompts.AsNoTracking().Include(p => p.Pulses)
            .Where(p => p.State == PromptState.Open && p.Pulses.Count > 0
                && (actor.IsAdmin || p.PersonId == actor.Id || p.Pulses.Any(u => mine.Contains(u.ProjectId)))
                && db.Outbox.Any(r => r.LogicalId == p.LogicalId && r.Revision == 0 && r.State == OutboxState.Sent))
            .OrderBy(p => p.DueAt).Take(Most).AsSplitQuery().ToListAsync(cancellationToken);
        var ids = open.Select(static p => p.PersonId).Distinct().ToList();
        var people = await db.People.AsNoTracking().Include(p => p.Absences).Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(static p => p.Id, cancellationToken);
        var names = await db.Projects.Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        return [.. open.Select(p => Row(p, people[p.PersonId], book, now,
            [.. p.Pulses.Select(static u => u.ProjectId).Where(id => actor.IsAdmin || p.PersonId == actor.Id || mine.Contains(id))
                .Select(id => names[id]).Order()]))];
    }

    /// <param name="projects">The names of those that the reader may see.</param>
    private static WaitingBrief Row(Prompt prompt, Person person, HolidayBook book, DateTimeOffset now,
        IReadOnlyList<string> projects)
    {
        var today = Zones.DateOf(now, person.Zone);
        var away = person.Absences.Where(a => a.From <= today && today <= a.Until).Select(static a => (DateOnly?)a.Until).Max();
        return new WaitingBrief(prompt.Id, person.Id, person.Name, person.Zone, projects, prompt.DueAt,
             WorkingHours.WorkingDaysBetween(prompt.DueAt, now, book.Of(person)).Count, prompt.ClosesAt,
            prompt.RemindedAt is not null, away);
    }
}

public sealed class WaitingCommand : ICommand
{
    public string Grammar => "waiting";

    public Needs Needs => Needs.Anyone;

    public string Help => "what waits on whom, oldest first";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var rows = await WaitingQuery.RunAsync(turn.Db, turn.Actor, turn.Now, cancellationToken);
        await turn.SawAsync("waiting.seen", rows.Select(static r => r.PersonId), null, cancellationToken);
        return new Reply(WaitingMessages.List(rows, turn.Actor.Person.Zone));
    }
}

/// <summary>The words of <c>waiting</c>. Pure.</summary>
public sealed class WaitingMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("waiting", "What waits on whom", List(
        [
            new WaitingBrief(default, default, "Meral Kaya", "Europe/Istanbul", ["Historian", "MES"], At(3), 4, At(17), true,
                null),
            new WaitingBrief(default, default, "Jonas Weber", "Europe/Berlin", ["MES"], At(10), 0, At(17), false,
                new DateOnly(2027, 3, 19)),
        ], "Europe/Istanbul")),
        GalleryEntry.Of("waiting.nothing", "Nothing waits", List([], "Europe/Istanbul")),
    ];

    public static Message List(IReadOnlyList<WaitingBrief> rows, string readerZone)
    {
        if (rows.Count == 0)
            return Message.Say("Nothing waits on anyone. An open brief shows up here until it is answered or closes.");
        var lead = rows.Count == 1 ? "1 brief waits." : $"{rows.Count} briefs wait, oldest first.";
        return new Message(lead,
        [
            new Text(lead),
            new Facts([.. rows.Take(Facts.MaxRows).Select(r => new Fact(r.Person, Line(r, readerZone)))]),
            new Buttons([Button.Command("Deliveries", "deliveries"), Button.Command("Projects", "projects")]),
        ]);
    }

    private static string Line(WaitingBrief row, string zone)
    {
        var days = row.WorkingDays switch { 0 => "asked today", 1 => "1 working day", var more => $"{more} working days" };
        var state = row.AwayUntil is { } away ? $"away until {Briefs.BriefMessages.Day(away)}" : row.Reminded ? "reminded"
            : "not yet reminded";
        var closes = Briefs.BriefMessages.Day(row.ClosesAt, zone);
        return $"{Briefs.BriefMessages.Names(row.Projects)}: {days}, {state}, closes {closes}";
    }

    private static DateTimeOffset At(int day) => new(2027, 3, day, 9, 0, 0, TimeSpan.Zero);
}
