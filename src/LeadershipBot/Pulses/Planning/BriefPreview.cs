using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Planning;

/// <summary>One thing that will happen, or will not and why. <see cref="At"/> is what the recipient's clock shows, to the minute.</summary>
public sealed record PreviewEntry(
    PersonId PersonId, string Person, MessageKind Kind, IReadOnlyList<ProjectId> Projects, DateTimeOffset At, string Zone, string? HeldBack)
{
    public bool GoesOut => HeldBack is null;
}

/// <summary>
/// What the next days bring if nobody answers or changes anything: the very rules of the planner and the sweep, run ahead on
/// values. So with inputs frozen, what then happens is what was shown.
/// </summary>
public sealed class BriefPreview(LeadershipDbSource source, QuestionBank bank, IOptions<PulsesOptions> options, BusinessClock clock)
{
    public const int Days = 14;

    /// <summary>For these people, or everybody with a line; entries in order of time.</summary>
    public async Task<IReadOnlyList<PreviewEntry>> RunAsync(IReadOnlyCollection<PersonId>? people, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        await using var db = source.Open();
        var lines = await db.CadenceLines.Where(l => people == null || people.Contains(l.PersonId)).ToListAsync(cancellationToken);
        var batch = await BriefReader.ReadAsync(db, lines, now, cancellationToken);
        var ids = lines.ConvertAll(static l => l.Id);
        var open = await db.Prompts.Include(p => p.Pulses).Where(p => ids.Contains(p.CadenceLineId) && p.WakeAt != null).ToListAsync(cancellationToken);
        var until = now.AddDays(Days);
        return
        [
            .. batch.Inputs.SelectMany(i => Run(i, open.FindAll(p => p.CadenceLineId == i.Line.Id), now, until))
                .OrderBy(static e => e.At).ThenBy(static e => e.Person, StringComparer.Ordinal),
        ];
    }

    private List<PreviewEntry> Run(BriefInput input, List<Prompt> open, DateTimeOffset now, DateTimeOffset until)
    {
        var entries = new List<PreviewEntry>();
        var unasked = input.UnaskedThisWeek.ToList();
        var line = Copy(input.Line);
        var sent = open.ConvertAll(static p => new Ahead(p.DueAt, p.ClosesAt, p.WakeAt!.Value, p.State == PromptState.Answered,
            p.RemindedAt is not null, [.. p.Pulses.Select(static u => u.ProjectId)]));
        while (Next(line, sent, now) is var (at, prompt) && at <= until)
        {
            if (prompt is null)
                Plan(input with { Line = line, UnaskedThisWeek = unasked }, line, entries, sent, unasked, at);
            else
                Wake(input, line, prompt, entries, sent, unasked, at);
        }
        return entries;
    }

    /// <summary>The next instant at which a rule is asked: the planner's or a prompt's, never before now.</summary>
    private static (DateTimeOffset At, Ahead? Prompt) Next(CadenceLine line, List<Ahead> sent, DateTimeOffset now)
    {
        var wake = sent.MinBy(static p => p.WakeAt);
        var at = line.NextAt ?? DateTimeOffset.MaxValue;
        (at, wake) = wake is not null && wake.WakeAt <= at ? (wake.WakeAt, wake) : (at, null);
        return (at < now ? now : at, wake);
    }

    private void Plan(BriefInput input, CadenceLine line, List<PreviewEntry> entries, List<Ahead> sent, List<DateTimeOffset> unasked,
        DateTimeOffset at)
    {
        var plan = BriefRule.Decide(input, bank, options.Value, at);
        (line.LastDate, line.NextAt, line.BringForwardOn) = (plan.LastDate, plan.NextAt, null);
        foreach (var brief in plan.Briefs)
        {
            List<ProjectId> projects = [.. brief.Pulses.Select(static p => p.Project)];
            var goes = brief.State == DueState.Send;
            entries.Add(Entry(input, MessageKind.Brief, projects, brief.At, goes ? null : brief.Reason));
            if (!goes)
                continue;
            unasked.Add(brief.At);
            sent.Add(new Ahead(brief.At, brief.ClosesAt, brief.RemindAt, false, false, projects));
        }
    }

    private void Wake(BriefInput input, CadenceLine line, Ahead prompt, List<PreviewEntry> entries, List<Ahead> sent,
        List<DateTimeOffset> unasked, DateTimeOffset at)
    {
        var decision = PromptRule.Decide(new PromptNow(prompt.Answered, prompt.Projects.Count == 0, prompt.Reminded, false, prompt.DueAt,
            prompt.ClosesAt, input.Availability, unasked), options.Value, at);
        sent.Remove(prompt);
        if (decision.WakeAt is { } wake)
            sent.Add(prompt with { WakeAt = wake, ClosesAt = decision.ClosesAt, Reminded = prompt.Reminded || decision.Step != PromptStep.Wait });
        if (decision.Step is PromptStep.Remind or PromptStep.HoldReminder)
            entries.Add(Entry(input, MessageKind.Reminder, prompt.Projects, at, decision.Reason));
        if (decision.Step == PromptStep.Remind)
            unasked.Add(at);
        if (decision.Step == PromptStep.Close && !prompt.Answered)
            line.UnansweredInRow++;
    }

    private static PreviewEntry Entry(
        BriefInput input, MessageKind kind, IReadOnlyList<ProjectId> projects, DateTimeOffset at, string? heldBack) =>
        new(input.Person.Id, input.Person.Name, kind, projects, at, input.Person.Zone, heldBack);

    private static CadenceLine Copy(CadenceLine line) => new()
    {
        Id = line.Id, PersonId = line.PersonId, Kind = line.Kind, Recurrence = line.Recurrence, ChosenByPerson = line.ChosenByPerson,
        LastDate = line.LastDate, NextAt = line.NextAt, PausedUntil = line.PausedUntil, Lighter = line.Lighter,
        UnansweredInRow = line.UnansweredInRow, BringForwardOn = line.BringForwardOn,
    };

    /// <summary>A prompt as it will be.</summary>
    private sealed record Ahead(
        DateTimeOffset DueAt, DateTimeOffset ClosesAt, DateTimeOffset WakeAt, bool Answered, bool Reminded, IReadOnlyList<ProjectId> Projects);
}
