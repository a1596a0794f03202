using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Introduction;

namespace LeadershipBot.Pulses.Planning;

/// <summary>A prompt as it is or will be.</summary>
/// <param name="PostAt">When the brief itself is still to go out; null once it has.</param>
internal sealed record PromptAhead(
    DateTimeOffset DueAt, DateTimeOffset ClosesAt, DateTimeOffset WakeAt, bool Answered, bool Reminded, bool Snoozed,
        bool IsOffer,
    IReadOnlyList<ProjectId> Projects, DateTimeOffset? PostAt)
{
    public static PromptAhead Of(Prompt prompt, OutboxRow post, DateTimeOffset now) => new(
        PromptSweep.SentAt(prompt, post), prompt.ClosesAt, prompt.WakeAt!.Value, prompt.State == PromptState.Answered,
        prompt.RemindedAt is not null, prompt.SnoozedAt is not null, prompt.Pulses.Count == 0,
            [.. prompt.Pulses.Select(static u => u.ProjectId)],
        post.State != OutboxState.Pending ? null : post.NotBefore > now ? post.NotBefore : now);
}

/// <summary>One person's days ahead, step by step from one instant at which a rule is asked to the next. Pure.</summary>
internal sealed class PreviewRun(BriefFacts facts, QuestionBank bank, PulsesOptions options, DateTimeOffset now,
    DateTimeOffset until)
{
    private readonly List<PreviewEntry> _entries = [];
    private readonly List<PromptAhead> _open = [];
    private readonly List<DateTimeOffset> _unasked = [.. facts.Unasked];
    private readonly CadenceLine _line = Copy(facts.Line);
    private bool _introduced = facts.Introduced;
    private ILookup<ProjectId, AskedItem> _history = facts.History;

    public IReadOnlyList<PreviewEntry> Run(IReadOnlyList<PromptAhead> open, DateTimeOffset meetingOnItsWay, FirstMeeting? meeting)
    {
        _open.AddRange(open);
        foreach (var prompt in open.Where(p => p.PostAt <= until))
            _entries.Add(Entry(MessageKind.Brief, prompt.Projects, prompt.PostAt!.Value, null) with { IsOffer = prompt.IsOffer });
        if (meetingOnItsWay != default)
            Introduce(meetingOnItsWay);
        if (meeting is not null)
            Meet(meeting);
        while (Next() is var (at, prompt) && at <= until)
        {
            if (prompt is null)
                Plan(at);
            else
                Wake(prompt, at);
        }
        return _entries;
    }

    private void Meet(FirstMeeting meeting)
    {
        _introduced = true;
        if (meeting.Introduces)
            Introduce(meeting.At);
    }

    /// <summary>Nobody is introduced to somebody who will have no project by then.</summary>
    private void Introduce(DateTimeOffset at)
    {
        if (at <= until && ProjectsAt(at) is { Count: > 0 } projects)
            _entries.Add(Entry(MessageKind.Introduction, projects, at, null));
    }

    /// <summary>The next instant at which a rule is asked, never before now: a prompt's before the planner's, as it is
    /// done.</summary>
    private (DateTimeOffset At, PromptAhead? Prompt) Next()
    {
        var plans = _line.NextAt is { } next ? (next < now ? now : next) : DateTimeOffset.MaxValue;
        return _open.MinBy(static p => p.WakeAt) is { } prompt && prompt.WakeAt <= plans
            ? (prompt.WakeAt < now ? now : prompt.WakeAt, prompt)
            : (plans, null);
    }

    private void Plan(DateTimeOffset at)
    {
        var state = facts with { Line = _line, Unasked = _unasked, Introduced = _introduced, History = _history };
        var plan = state.WhyNot(at) is null ? BriefRule.Decide(state.At(at), bank, options, at) : BriefRule.Rest(state, at);
        (_line.LastDate, _line.NextAt, _line.BringForwardOn) = (plan.LastDate, plan.NextAt, null);
        var asked = ProjectsAt(at);
        foreach (var brief in plan.Briefs)
        {
            var goes = brief.State == DueState.Send;
            var about = goes ? [.. brief.Pulses.Select(static p => p.Project)] : asked;
            _entries.Add(Entry(MessageKind.Brief, about, brief.At, goes ? null : brief.Reason) with { IsOffer = brief.IsOffer });
            _entries.AddRange(brief.Copies.Where(c => c.At <= until).Select(c => new PreviewEntry(
                c.Person.Id, c.Person.Name, MessageKind.BriefCopy, about, c.At, c.Person.Zone, null)));
            if (!goes)
                continue;
            _unasked.Add(brief.At);
            Remember(brief);
            _open.Add(new PromptAhead(brief.At, brief.ClosesAt, brief.RemindAt, false, false, false, brief.IsOffer, about, null));
        }
    }

    /// <summary>What is asked now decides what is asked next.</summary>
    private void Remember(PlannedBrief brief)
    {
        var asked = brief.Pulses.SelectMany(static p => p.Questions, static (p, q) => (p.Project, Question: q))
            .Where(static x => x.Question.After is null)
            .Select(x => (x.Project, Item: new AskedItem(ItemId.Parse(x.Question.Item), brief.Date, null)));
        _history = _history.SelectMany(static g => g, static (g, item) => (Project: g.Key, Item: item)).Concat(asked)
            .ToLookup(static x => x.Project, static x => x.Item);
    }

    private void Wake(PromptAhead prompt, DateTimeOffset at)
    {
        var decision = PromptRule.Decide(new PromptNow(facts.WhyExcused(prompt.Projects, at), prompt.Answered, prompt.IsOffer,
            prompt.Reminded, prompt.Snoozed, prompt.DueAt, prompt.ClosesAt, facts.Availability, _unasked), options, at);
        _open.Remove(prompt);
        if (decision.WakeAt is { } wake)
            _open.Add(prompt with
            {
                WakeAt = wake,
                ClosesAt = decision.ClosesAt,
                Reminded = prompt.Reminded
                || decision.Step == PromptStep.Remind
            });
        if (decision.Step is PromptStep.Remind or PromptStep.HoldReminder)
            _entries.Add(Entry(MessageKind.Reminder, prompt.Projects, at, decision.Reason));
        if (decision.Step == PromptStep.Remind)
            _unasked.Add(at);
        if (decision.Step == PromptStep.Close && !prompt.Answered)
            _line.UnansweredInRow++;
    }

    private List<ProjectId> ProjectsAt(DateTimeOffset at) => [.. facts.At(at).Projects.Select(static p => p.Id)];

    private PreviewEntry Entry(MessageKind kind, IReadOnlyList<ProjectId> projects, DateTimeOffset at, string? heldBack) =>
        new(facts.Person.Id, facts.Person.Name, kind, projects, at, facts.Person.Zone, heldBack);

    private static CadenceLine Copy(CadenceLine line) => new()
    {
        Id = line.Id, PersonId = line.PersonId, Kind = line.Kind, Recurrence = line.Recurrence,
        ChosenByPerson = line.ChosenByPerson,
        LastDate = line.LastDate, NextAt = line.NextAt, PausedUntil = line.PausedUntil, Lighter = line.Lighter,
        UnansweredInRow = line.UnansweredInRow, BringForwardOn = line.BringForwardOn,
    };
}
