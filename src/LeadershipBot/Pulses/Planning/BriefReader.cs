using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Planning;

/// <summary>Reads what the rule needs, for many people in a handful of queries.</summary>
public static class BriefReader
{
    /// <summary>The kinds of message a person did not ask for; they share the week's budget.</summary>
    public static readonly MessageKind[] Unasked = [MessageKind.Brief, MessageKind.Reminder];

    /// <summary>How far back questions are remembered: longer than any question rests.</summary>
    private const int HistoryDays = 280;

    /// <summary>Inputs for these lines. A line whose person cannot be briefed now has no input: see <see cref="BriefStop"/>.</summary>
    public static async Task<BriefBatch> ReadAsync(
        LeadershipDb db, IReadOnlyList<CadenceLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = lines.Select(static l => l.PersonId).ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).Include(p => p.Identities).Include(p => p.Absences)
            .AsSplitQuery().ToDictionaryAsync(static p => p.Id, cancellationToken);
        var projects = await ProjectsAsync(db, ids, now, cancellationToken);
        var history = await HistoryAsync(db, ids, now, cancellationToken);
        var unasked = await UnaskedAsync(db, ids, now, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var inputs = new List<BriefInput>(lines.Count);
        var rests = new List<BriefRest>();
        foreach (var line in lines)
        {
            var person = people[line.PersonId];
            List<ProjectRow> own = [.. projects[line.PersonId]];
            if (BriefStop.Why(person, own.Count > 0) is { } reason)
                rests.Add(new BriefRest(line, Zones.DateOf(now, person.Zone).AddDays(-1), reason));
            else
                inputs.Add(Input(line, person, book.Of(person), own, history, unasked[line.PersonId], now));
        }
        return new BriefBatch(inputs, rests);
    }

    private static BriefInput Input(CadenceLine line, Person person, Availability availability, List<ProjectRow> own,
        ILookup<(PersonId, ProjectId), AskedItem> history, IEnumerable<DateTimeOffset> unasked, DateTimeOffset now)
    {
        var today = Zones.DateOf(now, person.Zone);
        var stored = Recurrence.Parse(line.Recurrence).Value;
        var rhythm = BriefRhythm.For(own.Select(static p => (p.Phase, p.ApprovedOn)), today, line.Lighter);
        return new BriefInput(line, BriefRhythm.With(stored, rhythm), person, availability,
            [.. own.Select(p => new BriefProject(p.Id, p.Name, p.Phase, p.ApprovedOn, p.Facts, [.. history[(person.Id, p.Id)]]))],
            [.. unasked]);
    }

    private static async Task<ILookup<PersonId, ProjectRow>> ProjectsAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var rows = await db.Roles
            .Where(r => ids.Contains(r.PersonId) && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed),
                r => r.ProjectId, p => p.Id, (r, p) => new { r.PersonId, p.Id, p.Name, p.Phase, p.ApprovedOn })
            .ToListAsync(cancellationToken);
        var wanted = rows.Select(static r => r.Id).Distinct().ToList();
        var deputies = (await db.Roles
            .Where(r => wanted.Contains(r.ProjectId) && r.Kind == RoleKind.Deputy && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.ProjectId, r.ForPersonId, p.Id, p.Name })
            .ToListAsync(cancellationToken)).ToLookup(static d => (d.ProjectId, d.ForPersonId));
        return rows.OrderBy(static r => r.Name, StringComparer.OrdinalIgnoreCase).ToLookup(static r => r.PersonId,
            r => new ProjectRow(r.Id, r.Name, r.Phase, r.ApprovedOn, ProjectFacts.Of(r.Name,
                [.. deputies[(r.Id, r.PersonId)].Select(static d => new FactEntry(ShortId.Write(d.Id.Value), d.Name))])));
    }

    private static async Task<ILookup<(PersonId, ProjectId), AskedItem>> HistoryAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-HistoryDays);
        var pulses = await db.Prompts.Where(p => ids.Contains(p.PersonId) && p.LocalDate >= since)
            .Join(db.Pulses, p => p.Id, u => u.PromptId, (p, u) => new { p.PersonId, p.LocalDate, u.Id, u.ProjectId, u.Questions })
            .ToListAsync(cancellationToken);
        var pulseIds = pulses.ConvertAll(static p => p.Id);
        var answers = (await db.Answers.Where(a => pulseIds.Contains(a.PulseId) && !a.Withdrawn)
            .Select(a => new { a.PulseId, a.ItemId, a.Value, a.At }).ToListAsync(cancellationToken))
            .GroupBy(static a => (a.PulseId, a.ItemId)).ToDictionary(static g => g.Key, static g => g.MaxBy(static a => a.At)!.Value);
        return pulses
            .SelectMany(static p => AskedQuestion.Read(p.Questions), static (p, q) => (Pulse: p, Question: q))
            .Where(x => x.Question.After is null || answers.ContainsKey((x.Pulse.Id, x.Question.Item)))
            .ToLookup(static x => (x.Pulse.PersonId, x.Pulse.ProjectId), x => new AskedItem(
                ItemId.Parse(x.Question.Item), x.Pulse.LocalDate, answers.GetValueOrDefault((x.Pulse.Id, x.Question.Item))));
    }

    private static async Task<ILookup<PersonId, DateTimeOffset>> UnaskedAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-8);
        return (await db.Outbox
            .Where(r => ids.Contains(r.PersonId) && r.NotBefore >= since && r.Revision == 0 && Unasked.Contains(r.Kind)
                && (r.State == OutboxState.Pending || r.State == OutboxState.Sending || r.State == OutboxState.Sent
                    || r.State == OutboxState.Ambiguous))
            .Select(r => new { r.PersonId, r.NotBefore }).ToListAsync(cancellationToken))
            .ToLookup(static r => r.PersonId, static r => r.NotBefore);
    }

    private sealed record ProjectRow(ProjectId Id, string Name, Phase Phase, DateOnly? ApprovedOn, QuestionFacts Facts);
}

/// <summary>People who are to be decided on, and lines that rest with their reason.</summary>
public sealed record BriefBatch(IReadOnlyList<BriefInput> Inputs, IReadOnlyList<BriefRest> Rests);

/// <summary>A line that asks nothing for now, and the person's local yesterday.</summary>
public sealed record BriefRest(CadenceLine Line, DateOnly Yesterday, string Reason);

/// <summary>Why nobody may be asked now, whatever the cadence says. Pure.</summary>
public static class BriefStop
{
    public static string? Why(Person person, bool hasProject) => person switch
    {
        { LeftAt: not null } => "has left",
        { StoppedAt: not null } => "said stop",
        { IntroducedAt: null } => "not introduced yet",
        _ when !hasProject => "no running project with this sponsor",
        _ when Outbox.PreferredAddress(person) is null => "no address that can be reached",
        _ => null,
    };
}

/// <summary>What questions may say about a project before the practices that measure it are there.</summary>
public static class ProjectFacts
{
    public static QuestionFacts Of(string project, IReadOnlyList<FactEntry> deputies) =>
        new(new Dictionary<string, string> { ["project"] = project },
            new Dictionary<string, IReadOnlyList<FactEntry>> { ["deputies"] = deputies });
}
