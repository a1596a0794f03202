using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>
/// From the bank's choice to the questions as they will be read, follow-ups included. One project: two closed questions. More:
/// one each, in turns the open decisions and the rotating theme. At most one sentence in the whole brief. Pure.
/// </summary>
public static class QuestionPicker
{
    public static IReadOnlyList<PlannedPulse> Pick(QuestionBank bank, IReadOnlyList<BriefProject> projects, DateOnly date)
    {
        List<QuestionSet> sets = [.. projects.Select(p => Choose(bank, p, date))];
        var writes = Writer(sets, date);
        var pulses = new List<PlannedPulse>(projects.Count);
        for (var i = 0; i < projects.Count; i++)
        {
            var closed = projects.Count == 1 ? sets[i].Closed : One(bank, projects[i], sets[i], i);
            var questions = new List<AskedQuestion>(5);
            foreach (var item in i == writes ? closed.Append(sets[i].Text!) : closed)
                Add(bank, item, projects[i].Facts, questions);
            pulses.Add(new PlannedPulse(projects[i].Id, questions));
        }
        return pulses;
    }

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

    /// <summary>What an answer has called for first; else whichever of anchor and theme was not asked last time.</summary>
    private static IEnumerable<BankItem> One(QuestionBank bank, BriefProject project, QuestionSet set, int place)
    {
        var theme = set.Rotating.Count > 0 ? set.Rotating[0] : null;
        var called = theme is not null && Triggered(bank, project.History).Contains(theme.Id);
        return (called || !AnchorIsNext(bank, project.History, place) ? theme ?? set.Anchor : set.Anchor ?? theme) is { } one
            ? [one] : [];
    }

    private static bool AnchorIsNext(QuestionBank bank, IReadOnlyList<AskedItem> history, int place)
    {
        if (history.Count == 0)
            return place % 2 == 0;
        var newest = history.Max(static asked => asked.On);
        return !history.Any(asked => asked.On == newest && bank.TryGet(asked.Item, out var item) && item.AnchorRank is not null);
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
