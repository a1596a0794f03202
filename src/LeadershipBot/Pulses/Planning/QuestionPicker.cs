using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>
/// From the bank's choice to the questions as they will be read, follow-ups included. A brief asks two closed questions and at
/// most one sentence, however many projects a person sponsors: of one project both, of more one each of the two that have
/// waited longest. One of the two is always an anchor. Pure.
/// </summary>
public static class QuestionPicker
{
    /// <summary>Two taps at ten seconds and a sentence at twenty stay well under 90 seconds a week, reminder included.</summary>
    public const int MostProjects = 2;

    public static IReadOnlyList<PlannedPulse> Pick(QuestionBank bank, IReadOnlyList<BriefProject> all, DateOnly date)
    {
        var projects = Asked(all);
        List<QuestionSet> sets = [.. projects.Select(p => Choose(bank, p, date))];
        var (writes, anchors) = (Writer(sets, date), Anchored(bank, projects));
        var pulses = new List<PlannedPulse>(projects.Count);
        for (var i = 0; i < projects.Count; i++)
        {
            var closed = projects.Count == 1 ? sets[i].Closed : One(sets[i], i == anchors);
            var questions = new List<AskedQuestion>(5);
            foreach (var item in i == writes ? closed.Append(sets[i].Text!) : closed)
                Add(bank, item, projects[i].Facts, questions);
            pulses.Add(new PlannedPulse(projects[i].Id, questions));
        }
        return pulses;
    }

    /// <summary>For a team: the same for all who are asked, and without follow-ups, which would tell who opened them.</summary>
    public static IReadOnlyList<AskedQuestion> ForTeam(
        QuestionBank bank, Phase phase, QuestionFacts facts, IReadOnlyList<AskedItem> history, DateOnly date)
    {
        var set = QuestionChoice.Pick(bank, new Occasion(Audience.Team, PhaseOf(phase), facts, history, [], date));
        return [.. set.All.Select(item => QuestionFill.Fill(bank, item, facts).TryGet(out var filled, out _)
            ? Frozen(filled, null, null) : null).OfType<AskedQuestion>()];
    }

    /// <summary>
    /// Those asked about longest ago, never asked first; of those that waited alike, the one that was asked least often. In the
    /// order they were given.
    /// </summary>
    private static List<BriefProject> Asked(IReadOnlyList<BriefProject> all)
    {
        if (all.Count <= MostProjects)
            return [.. all];
        var turn = all.OrderBy(static p => LastAsked(p.History))
            .ThenBy(static p => p.History.Select(static asked => asked.On).Distinct().Count())
            .Take(MostProjects).Select(static p => p.Id).ToHashSet();
        return [.. all.Where(p => turn.Contains(p.Id))];
    }

    private static DateOnly LastAsked(IReadOnlyList<AskedItem> history) =>
        history.Count == 0 ? DateOnly.MinValue : history.Max(static asked => asked.On);

    private static QuestionSet Choose(QuestionBank bank, BriefProject project, DateOnly date) =>
        QuestionChoice.Pick(bank, new Occasion(
        Audience.Executive, PhaseOf(project.Phase), project.Facts, project.History, Triggered(bank, project.History), date));

    /// <summary>The project whose sentence is asked for this time, week by week another; -1 when none has one.</summary>
    private static int Writer(List<QuestionSet> sets, DateOnly date)
    {
        for (var turn = 0; turn < sets.Count; turn++)
        {
            var at = (date.DayNumber / 7 + turn) % sets.Count;
            if (sets[at].Text is not null)
                return at;
        }
        return -1;
    }

    /// <summary>
    /// The project that gets the anchor this time: one whose theme no answer has called for, then the longest without one.
    /// </summary>
    private static int Anchored(QuestionBank bank, List<BriefProject> projects) => Enumerable.Range(0, projects.Count)
        .OrderBy(i => Triggered(bank, projects[i].History).Count > 0)
        .ThenBy(i => LastAsked([.. projects[i].History.Where(asked =>
            bank.TryGet(asked.Item, out var item) && item.AnchorRank is not null)]))
        .FirstOrDefault();

    private static IEnumerable<BankItem> One(QuestionSet set, bool anchor)
    {
        var theme = set.Rotating.Count > 0 ? set.Rotating[0] : null;
        return (anchor ? set.Anchor ?? theme : theme ?? set.Anchor) is { } one ? [one] : [];
    }

    private static void Add(QuestionBank bank, BankItem item, QuestionFacts facts, List<AskedQuestion> questions)
    {
        if (IsAsked(questions, item) || !QuestionFill.Fill(bank, item, facts).TryGet(out var filled, out _))
            return;
        questions.Add(Frozen(filled, null, null));
        if (item.FollowUp is { } follow && bank.TryGet(follow.Ask, out var next) && !IsAsked(questions, next)
            && QuestionFill.Fill(bank, next, facts).TryGet(out var opened, out _))
            questions.Add(Frozen(opened, item.Id.Value, [.. follow.When.Tokens]));
    }

    private static bool IsAsked(List<AskedQuestion> questions, BankItem item) => questions.Exists(q => q.Item == item.Id.Value);

    private static AskedQuestion Frozen(FilledQuestion filled, string? after, IReadOnlyList<string>? opens) =>
        new(filled.Item.Value, filled.Type, filled.Text, [.. filled.Options.Select(static o => new AskedOption(o.Key, o.Label))],
            filled.Low, filled.High, after, opens);

    /// <summary>Questions that the latest answers have called for.</summary>
    private static List<ItemId> Triggered(QuestionBank bank, IReadOnlyList<AskedItem> history)
    {
        if (history.Count == 0)
            return [];
        var newest = history.Max(static asked => asked.On);
        var called = new List<ItemId>();
        foreach (var asked in history)
        {
            if (asked.On != newest || !bank.TryGet(asked.Item, out var item))
                continue;
            foreach (var trigger in TriggerRule.FiredByOne(item, history))
            {
                if (trigger.Ask is { } next && !called.Contains(next))
                    called.Add(next);
            }
        }
        return called;
    }

    private static PulsePhase PhaseOf(Phase phase) => phase switch
    {
        Phase.Planning => PulsePhase.Planning,
        Phase.Execution => PulsePhase.Execution,
        Phase.GoLive => PulsePhase.GoLive,
        Phase.Stabilise => PulsePhase.Stabilise,
        _ => PulsePhase.Sustain,
    };
}
