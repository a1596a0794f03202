using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>One decision whose time has come for something.</summary>
internal sealed class DecisionSteps(LeadershipDb db, DateTimeOffset now)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    private readonly Outbox _outbox = new(db, now, Correlation.New());

    public async Task RunAsync(DecisionId id, CancellationToken cancellationToken)
    {
        // Read anew: what another sweep has done meanwhile is not done twice.
        var decision = await db.Decisions.AsTracking().Include(d => d.Seats).Include(d => d.Steps).Include(d => d.Waiters)
            .AsSplitQuery().FirstAsync(d => d.Id == id, cancellationToken);
        foreach (var seat in decision.Seats.FindAll(s => s.State == SeatState.Open && s.WakeAt <= now))
            await OverdueAsync(decision, seat, cancellationToken);
        foreach (var seat in decision.Seats.FindAll(s => s.State == SeatState.Open && s.NeedDueAt <= now))
            await StillNeededAsync(decision, seat, cancellationToken);
        if (decision.TellAt <= now)
            await TellAsync(decision, cancellationToken);
    }

    /// <summary>What was never shown is looked at again tomorrow: its clock has not begun.</summary>
    private async Task OverdueAsync(Decision decision, Seat seat, CancellationToken cancellationToken)
    {
        decision.Version++;
        if (await SeatShown.AtAsync(db, seat, cancellationToken) is not { } shown)
        {
            seat.WakeAt = now + LookAgain;
            return;
        }
        seat.WakeAt = null;
        var holder = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == seat.PersonId, cancellationToken);
        await SeatSignals.RecordAsync(db, decision, seat, shown, (await HolidayBook.ReadAsync(db, cancellationToken)).Of(holder),
            cancellationToken);
    }

    private async Task StillNeededAsync(Decision decision, Seat seat, CancellationToken cancellationToken)
    {
        decision.Version++;
        seat.NeedDueAt = null;
        var name = await db.People.Where(p => p.Id == seat.PersonId).Select(p => p.Name).FirstAsync(cancellationToken);
        foreach (var pmo in await DecisionOffice.OfAsync(db, decision, now, cancellationToken))
            _outbox.Say(pmo, MessageKind.PmoNotice, DecisionMessages.StillNeeded(name, decision.Key, seat.Need!, seat.Id));
    }

    private async Task TellAsync(Decision decision, CancellationToken cancellationToken)
    {
        decision.TellAt = null;
        if (decision.ToldAt is not null)
        {
            await CorrectAsync(decision, cancellationToken);
        }
        else
        {
            decision.ToldAt = now;
            var told = await RecipientsAsync(decision, cancellationToken);
            foreach (var person in told)
                if (Outbox.PreferredAddress(person) is { } to)
                    _outbox.Post(person, to, LogicalMessageId.New(), MessageKind.DecisionNotice, decision.Id.Value, now, null);
            decision.Note(StepKind.Told, now, null, null, string.Join(", ", told.Select(static p => p.Name)));
        }
        if (decision is { State: DecisionState.Decided, Area: not null })
            await WantRuleAsync(decision, cancellationToken);
        await SeatTaking.ShowAnewAsync(db, _outbox, decision, null, cancellationToken);
    }

    private async Task CorrectAsync(Decision decision, CancellationToken cancellationToken)
    {
        var told = await db.Outbox.Where(r => r.SubjectId == decision.Id.Value && r.Kind == MessageKind.DecisionNotice
            && r.Revision == 0)
            .Select(r => r.LogicalId).ToListAsync(cancellationToken);
        foreach (var logical in told)
            await _outbox.ReviseAsync(logical, cancellationToken);
        decision.Note(StepKind.Corrected, now, null, null, null);
    }

    /// <summary>The office, the people who wait, and for teams without an account the leads of the project.</summary>
    private async Task<List<Person>> RecipientsAsync(Decision decision, CancellationToken cancellationToken)
    {
        var settler = decision.Steps.Where(static s => s.Kind is StepKind.Chosen or StepKind.Withdrawn && s.UndoneAt is null)
            .MaxBy(static s => s.Number)?.ActorId;
        var people = await DecisionOffice.OfAsync(db, decision, now, cancellationToken);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var named = decision.Waiters.Select(static w => w.PersonId).OfType<PersonId>().ToList();
        var teams = decision.Waiters.Exists(static w => w.PersonId is null);
        people.AddRange(await db.People.Include(p => p.Identities)
            .Where(p => p.LeftAt == null && (named.Contains(p.Id) || (teams && db.Roles.Any(r => r.PersonId == p.Id
                && r.ProjectId == decision.ProjectId && r.Kind == RoleKind.Lead && r.From <= today
                && (r.Until == null || r.Until >= today)))))
            .OrderBy(p => p.Name).ToListAsync(cancellationToken));
        return [.. people.DistinctBy(static p => p.Id).Where(p => p.Id != settler)];
    }

    /// <summary>The second time the same clash is decided, a rule would have settled it; asked for once.</summary>
    private async Task WantRuleAsync(Decision decision, CancellationToken cancellationToken)
    {
        if (await ClashRules.ForAsync(db, decision.ProjectId, decision.Area, cancellationToken) is not null)
            return;
        var folded = Folded.Of(decision.Area!);
        var decided = (await db.Decisions.AsNoTracking().Where(d => d.ProjectId == decision.ProjectId && d.Area != null
                && d.State == DecisionState.Decided).OrderBy(d => d.Number).ToListAsync(cancellationToken))
            .FindAll(d => Folded.Of(d.Area!) == folded);
        if (decided.Count != 2)
            return;
        var project = await db.Projects.Where(p => p.Id == decision.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        foreach (var pmo in await DecisionOffice.OfAsync(db, decision, now, cancellationToken))
            _outbox.Say(pmo, MessageKind.PmoNotice, RuleMessages.Wanted(project, decision.Area!,
                [.. decided.Select(static d => $"{d.Key} {d.Option(d.Chosen!.Value)}")],
                new WriteRule(decision.ProjectId, decision.Area!)));
    }
}
