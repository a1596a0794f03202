using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Puts a decision to those who are to make it: the one way in, for the PMO and for every practice.</summary>
public static class Asks
{
    /// <summary>
    /// Stores the decision in the unit of work at hand. It leads the decider's next brief; at once it goes only when urgent, or
    /// to somebody who has no brief, and then inside hours and budget too.
    /// </summary>
    /// <returns>The decision, or the sentence that says what is missing; then nothing is stored.</returns>
    public static async Task<Outcome<Decision>> RaiseAsync(
        LeadershipDb db, Outbox outbox, Ask ask, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deciders = await db.People.Include(p => p.Identities).Include(p => p.Absences).AsSplitQuery()
            .Where(p => ask.Deciders.Contains(p.Id)).ToDictionaryAsync(static p => p.Id, cancellationToken);
        if (ask.Deciders.Count == 0 || deciders.Count < ask.Deciders.Distinct().Count())
            return DecisionReplies.TwoDifferentHeads;
        if (deciders.Values.FirstOrDefault(static p => p.LeftAt is not null) is { } gone)
            return DecisionReplies.HasLeft(gone.Name);
        if (AskRule.Check(ask, Zones.DateOf(now, deciders[ask.Deciders[0]].Zone)) is { } wrong)
            return wrong;
        var project = await db.Projects.FirstAsync(p => p.Id == ask.Project, cancellationToken);
        if (project.PilotStartedAt is null || project.Phase == Phase.Closed)
            return DecisionReplies.NothingIsSent(project.Name, project.Phase == Phase.Closed);
        if (ask.Urgent && await UrgentBeforeAsync(db, ask, now, cancellationToken) is { } before)
            return before;
        var decision = await WriteAsync(db, ask, project, deciders, now, cancellationToken);
        foreach (var seat in decision.Seats)
            if (ask.Urgent || !await DecisionCards.HasBriefAsync(db, seat.PersonId, now, cancellationToken))
                await DecisionCards.PostAsync(db, outbox, seat, deciders[seat.PersonId], now, cancellationToken);
        return decision;
    }

    private static async Task<Refusal?> UrgentBeforeAsync(
        LeadershipDb db, Ask ask, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ask.AskedBy is not { } asker)
            return DecisionReplies.OnlyPeopleAreUrgent;
        var zone = await db.People.Where(p => p.Id == asker).Select(p => p.Zone).FirstAsync(cancellationToken);
        await db.SerialiseAsync($"urgent/{asker.Value}", cancellationToken);
        var since = now.AddDays(-8);
        var recent = await db.Decisions.Where(d => d.AskedById == asker && d.Urgent && d.AskedAt >= since)
            .Select(d => new { d.Key, d.AskedAt }).ToListAsync(cancellationToken);
        var week = MessageBudget.WeekOf(now, zone);
        return recent.Find(d => MessageBudget.WeekOf(d.AskedAt, zone) == week) is { } used
            ? DecisionReplies.UrgentUsed(used.Key) : null;
    }

    private static async Task<Decision> WriteAsync(LeadershipDb db, Ask ask, Project project,
        Dictionary<PersonId, Person> deciders, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var book = await BookAsync(db, project, cancellationToken);
        var id = DecisionId.New();
        var decision = new Decision
        {
            Id = id, ProjectId = project.Id, Number = ++book.LastNumber, Key = $"{book.Prefix}-{book.LastNumber}",
            Question = ask.Question.Trim(), Options = string.Join('\n', ask.Options.Select(static o => o.Trim())),
            Proposed = AskRule.Proposed(ask), AskedById = ask.AskedBy, AskedAt = now, DueOn = ask.DueOn,
            Area = Text(ask.Area), Outcome = Text(ask.Outcome), CostPerDay = Text(ask.CostPerDay), Urgent = ask.Urgent,
            Waiters = await WaitersAsync(db, id, ask, cancellationToken),
        };
        book.Version++;
        for (var i = 0; i < ask.Deciders.Count; i++)
            decision.Seats.Add(Seating.Place(decision, deciders[ask.Deciders[i]], i == 0 ? SeatKind.First : SeatKind.Second,
                ask.DueOn, now));
        db.Decisions.Add(decision);
        decision.Note(StepKind.Asked, now, ask.AskedBy, null,
            string.Join(" and ", ask.Deciders.Select(d => deciders[d].Name)));
        return decision;
    }

    private static async Task<DecisionBook> BookAsync(LeadershipDb db, Project project, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync("decisions/books", cancellationToken);
        var known = db.DecisionBooks.Local.FirstOrDefault(b => b.ProjectId == project.Id)
            ?? await db.DecisionBooks.AsTracking().FirstOrDefaultAsync(b => b.ProjectId == project.Id, cancellationToken);
        if (known is not null)
            return known;
        var taken = (await db.DecisionBooks.Select(b => b.Prefix).ToListAsync(cancellationToken))
            .Concat(db.DecisionBooks.Local.Select(static b => b.Prefix)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return db.DecisionBooks.Add(new DecisionBook { ProjectId = project.Id, Prefix = KeyRule.Prefix(project.Name, taken) })
            .Entity;
    }

    /// <summary>A name that is one person's is that person; anything else is a team.</summary>
    private static async Task<List<Waiter>> WaitersAsync(
        LeadershipDb db, DecisionId id, Ask ask, CancellationToken cancellationToken)
    {
        if (ask.Waits.Count == 0)
            return [];
        var people = await db.People.Where(p => p.LeftAt == null).Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellationToken);
        var names = people.ToLookup(static p => Folded.Of(p.Name));
        return [.. ask.Waits.Select(static w => w.Trim()).Where(static w => w.Length > 0)
            .DistinctBy(static w => Folded.Of(w)).Select(w => new Waiter
            {
                DecisionId = id, Name = w, PersonId = names[Folded.Of(w)].ToList() is [var only] ? only.Id : null,
            })];
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
