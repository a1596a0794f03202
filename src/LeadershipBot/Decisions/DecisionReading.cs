using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Reads decisions for showing.</summary>
internal static class DecisionReading
{
    public static async Task<DecisionView> OneAsync(
        LeadershipDb db, Decision decision, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await ManyAsync(db, [decision], now, cancellationToken))[0];

    /// <summary>With everything that a view shows; not tracked.</summary>
    public static IQueryable<Decision> Whole(LeadershipDb db) =>
        db.Decisions.AsNoTracking().Include(d => d.Seats).Include(d => d.Steps).Include(d => d.Waiters).AsSplitQuery();

    /// <param name="decisions">Whole, in the order wanted.</param>
    public static async Task<IReadOnlyList<DecisionView>> ManyAsync(
        LeadershipDb db, IReadOnlyList<Decision> decisions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (decisions.Count == 0)
            return [];
        var projects = decisions.Select(static d => d.ProjectId).Distinct().ToList();
        var names = await db.Projects.Where(p => projects.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var people = await PeopleAsync(db, decisions, cancellationToken);
        var rules = (await db.ClashRules.AsNoTracking().Where(r => projects.Contains(r.ProjectId)).ToListAsync(cancellationToken))
            .ToLookup(static r => r.ProjectId);
        var deciders = rules.SelectMany(static r => r).Select(static r => r.DeciderId).Distinct().ToList();
        var ruleNames = await db.People.Where(p => deciders.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var pmos = await PmosAsync(db, projects, now, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        return [.. decisions.Select(d => View(d, names[d.ProjectId], pmos.GetValueOrDefault(d.ProjectId), people, book,
            Applying(rules[d.ProjectId], d.Area, ruleNames), now))];
    }

    private static DecisionView View(Decision decision, string project, string? pmo, Dictionary<PersonId, Person> people,
        HolidayBook book, string? rule, DateTimeOffset now)
    {
        var seats = decision.Seats.OrderBy(static s => s.AskedAt).ThenBy(static s => s.Kind).ThenBy(static s => s.Id.Value)
            .ToList();
        var decider = people[(seats.FindLast(static s => s.State is SeatState.Open or SeatState.Chosen) ?? seats[^1]).PersonId];
        var end = decision.SettledAt ?? now;
        return new DecisionView(decision.Id, decision.Key, decision.ProjectId, project, decision.Question, decision.OptionList,
            decision.Proposed is { } place ? decision.Option(place) : null, pmo,
            WorkingHours.WorkingDaysBetween(decision.AskedAt, end, book.Of(decider)).Count, decision.DueOn,
            decision.State == DecisionState.Open && decision.DueOn < Zones.DateOf(now, decider.Zone),
            [.. decision.Waiters.OrderBy(static w => w.Seq).Select(static w => w.Name)], decision.CostPerDay, decision.Outcome,
                rule,
            decision.State, decision.Chosen is { } chosen ? decision.Option(chosen) : null, decision.SettledAt, decision.TellAt,
            decision.ToldAt, [.. seats.Select(s => View(decision, s, people, now))]);
    }

    private static SeatView View(Decision decision, Seat seat, Dictionary<PersonId, Person> people, DateTimeOffset now)
    {
        var last = decision.Steps.Where(s => s.SeatId == seat.Id && s.UndoneAt is null && s.UndoId is not null)
            .MaxBy(static s => s.Number);
        var back = last is { ActorId: { } actor, UndoId: { } undo } && now < last.At + Seating.UndoFor
            ? new StepBack(actor, undo, last.At + Seating.UndoFor) : null;
        return new SeatView(seat.Id, seat.PersonId, people[seat.PersonId].Name, seat.Kind, seat.State,
            seat.Choice is { } choice ? decision.Option(choice) : null,
            seat.ClosedById is { } by ? people.GetValueOrDefault(by)?.Name : null,
            seat.State == SeatState.Chosen && seat.ClosedById is { } other && other != seat.PersonId,
            last?.Kind == StepKind.Rerouted ? last.Detail : null, seat.Need, seat.Supplied, seat.DueOn, back);
    }

    private static string? Applying(IEnumerable<ClashRule> rules, string? area, Dictionary<PersonId, string> names)
    {
        if (area is null)
            return null;
        var folded = Folded.Of(area);
        return rules.FirstOrDefault(r => Folded.Of(r.Clash) == folded) is { } rule
            ? RuleMessages.Sentence(rule.Clash, names[rule.DeciderId], rule.WithinDays) : null;
    }

    private static async Task<Dictionary<PersonId, Person>> PeopleAsync(
        LeadershipDb db, IReadOnlyList<Decision> decisions, CancellationToken cancellationToken)
    {
        var ids = decisions.SelectMany(static d => d.Seats)
            .SelectMany(static s => new[] { s.PersonId, s.ClosedById ?? s.PersonId })
            .Distinct().ToList();
        return await db.People.AsNoTracking().Include(p => p.Absences).Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(static p => p.Id, cancellationToken);
    }

    private static async Task<Dictionary<ProjectId, string>> PmosAsync(
        LeadershipDb db, List<ProjectId> projects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var rows = await db.Roles.Where(r => projects.Contains(r.ProjectId) && r.Kind == RoleKind.Pmo && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.ProjectId, p.Name }).ToListAsync(cancellationToken);
        return rows.GroupBy(static r => r.ProjectId).ToDictionary(static g => g.Key, static g => g.Min(static r => r.Name)!);
    }
}
