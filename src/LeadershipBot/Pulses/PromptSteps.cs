using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses;

/// <summary>One transaction of the sweep: looks at prompts whose time has come and does what the rule says.</summary>
internal sealed class PromptSteps(LeadershipDb db, PulsesOptions options, DateTimeOffset now)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    private readonly Outbox _outbox = new(db, now, Correlation.New());

    public async Task RunAsync(IReadOnlyCollection<PromptId> ids, CancellationToken cancellationToken)
    {
        // Read anew: what another sweep has done meanwhile is not done twice.
        var due = await db.Prompts.AsTracking().Include(p => p.Pulses).Where(p => ids.Contains(p.Id) && p.WakeAt <= now)
            .OrderBy(p => p.WakeAt).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        var logical = due.ConvertAll(static p => p.LogicalId);
        var posts = (await db.Outbox.AsNoTracking().Where(r => logical.Contains(r.LogicalId) && r.Revision == 0)
            .ToListAsync(cancellationToken))
            .ToDictionary(static r => r.LogicalId);
        var lineIds = due.Select(static p => p.CadenceLineId).Distinct().ToList();
        var lines = await db.CadenceLines.AsTracking().Where(l => lineIds.Contains(l.Id)).ToListAsync(cancellationToken);
        var facts = (await BriefReader.ReadAsync(db, lines, options, now, cancellationToken)).ToDictionary(static f => f.Line.Id);
        foreach (var prompt in due)
        {
            prompt.Version++;
            await WakeAsync(prompt, posts[prompt.LogicalId], facts[prompt.CadenceLineId], cancellationToken);
        }
    }

    private async Task WakeAsync(Prompt prompt, OutboxRow post, BriefFacts facts, CancellationToken cancellationToken)
    {
        if (prompt.State == PromptState.Open && post.State is OutboxState.Pending or OutboxState.Sending)
            prompt.WakeAt = now + LookAgain;
        else if (prompt.State == PromptState.Open && post.State != OutboxState.Sent)
            await LostAsync(prompt, post, facts, cancellationToken);
        else
            await StepAsync(prompt, post, facts, cancellationToken);
    }

    /// <summary>What was not delivered, or may not have been, is nobody's missed opportunity; an offer is made again.</summary>
    private async Task LostAsync(Prompt prompt, OutboxRow post, BriefFacts facts, CancellationToken cancellationToken)
    {
        var why = CommandMessages.Cut(post.State == OutboxState.Ambiguous
            ? "nobody knows whether it arrived" : $"not delivered: {post.Reason ?? post.State.ToString()}", Prompt.MaxReason);
        Release(prompt, why);
        if (prompt.Pulses.Count == 0 && facts.Line.NextAt is null)
        {
            facts.Line.SkipPast(now, facts.Person.Zone);
            (facts.Line.NextAt, facts.Line.Version) = (now, facts.Line.Version + 1);
        }
        if (post.State is OutboxState.Ambiguous or OutboxState.Failed or OutboxState.Parked)
            await PmoNotices.TellAsync(db, _outbox, prompt.PersonId, now, PmoMessages.NotArrived(facts.Person.Name, why),
                cancellationToken);
    }

    private async Task StepAsync(Prompt prompt, OutboxRow post, BriefFacts facts, CancellationToken cancellationToken)
    {
        var unasked = (await BriefReader.UnaskedAsync(db, [prompt.PersonId], now, cancellationToken))[prompt.PersonId];
        var decision = PromptRule.Decide(new PromptNow(
            facts.WhyExcused([.. prompt.Pulses.Select(static p => p.ProjectId)], now), prompt.State == PromptState.Answered,
            prompt.Pulses.Count == 0, prompt.RemindedAt is not null, prompt.SnoozedAt is not null,
                PromptSweep.SentAt(prompt, post),
            prompt.ClosesAt, facts.Availability, [.. unasked]), options, now);
        (prompt.WakeAt, prompt.ClosesAt) = (decision.WakeAt, decision.ClosesAt);
        switch (decision.Step)
        {
            case PromptStep.Remind:
                Remind(prompt, facts);
                break;
            case PromptStep.HoldReminder:
                Note(prompt, LedgerEvent.HeldBack, MessageKind.Reminder, decision.Reason);
                break;
            case PromptStep.Release:
                Release(prompt, decision.Reason!);
                await SignalAsync(prompt, post, facts, true, cancellationToken);
                await PromptMessages.ReviseAsync(db, _outbox, prompt, cancellationToken);
                break;
            case PromptStep.Close:
                await CloseAsync(prompt, facts, cancellationToken);
                await SignalAsync(prompt, post, facts, false, cancellationToken);
                break;
        }
    }

    private Task SignalAsync(Prompt prompt, OutboxRow post, BriefFacts facts, bool excused, CancellationToken cancellationToken) =>
        PromptSignals.RecordAsync(
            db, prompt, PromptSweep.SentAt(prompt, post), facts.Availability, excused, cancellationToken);

    private void Remind(Prompt prompt, BriefFacts facts)
    {
        if (Outbox.PreferredAddress(facts.Person) is not { } to)
        {
            Note(prompt, LedgerEvent.HeldBack, MessageKind.Reminder, "no address that can be reached");
            return;
        }
        prompt.RemindedAt = now;
        prompt.ReminderLogicalId = LogicalMessageId.New();
        _outbox.Post(facts.Person, to, prompt.ReminderLogicalId.Value, MessageKind.Reminder, prompt.Id.Value, now,
            prompt.ClosesAt);
        // A brief planned at this very moment did not see this message in the week's budget: its plan is to be made anew.
        facts.Line.Version++;
    }

    private void Release(Prompt prompt, string reason)
    {
        (prompt.State, prompt.Reason, prompt.WakeAt) = (PromptState.Skipped, reason, null);
        Note(prompt, LedgerEvent.Closed, MessageKind.Brief, $"counts for nobody: {reason}");
    }

    private async Task CloseAsync(Prompt prompt, BriefFacts facts, CancellationToken cancellationToken)
    {
        var answered = prompt.State == PromptState.Answered;
        prompt.State = answered ? PromptState.Answered : PromptState.Closed;
        Note(prompt, answered ? LedgerEvent.Answered : LedgerEvent.Closed, MessageKind.Brief, null);
        if (!answered)
            await CountAsync(prompt, facts, cancellationToken);
        await PromptMessages.ReviseAsync(db, _outbox, prompt, cancellationToken);
    }

    /// <summary>The second unanswered in a row is told to the PMO as the fact it is; the executive gets an offer, not a
    /// push.</summary>
    private async Task CountAsync(Prompt prompt, BriefFacts facts, CancellationToken cancellationToken)
    {
        var before = facts.Unanswered;
        facts.Line.UnansweredInRow++;
        facts.Line.Version++;
        if (prompt.Pulses.Count == 0)
            await PmoNotices.TellAsync(db, _outbox, prompt.PersonId, now, PmoMessages.Quiet(facts.Person.Name),
                cancellationToken);
        else if (before + 1 == BriefRule.UnansweredLimit)
            await PmoNotices.TellAsync(db, _outbox, prompt.PersonId, now, PmoMessages.TwoUnanswered(facts.Person.Name),
                cancellationToken);
    }

    private void Note(Prompt prompt, LedgerEvent what, MessageKind kind, string? reason) => db.Ledger.Add(new LedgerRow
    {
        At = now, Event = what, Kind = kind, PersonId = prompt.PersonId, LogicalId = prompt.LogicalId,
        LocalDate = prompt.LocalDate,
        Reason = reason,
    });
}
