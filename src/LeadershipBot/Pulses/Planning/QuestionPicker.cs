using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Planning;

/// <summary>From the bank's choice to the questions as they will be read, follow-ups included. Pure.</summary>
public static class QuestionPicker
{
    public static IReadOnlyList<AskedQuestion> Pick(QuestionBank bank, BriefProject project, DateOnly date)
    {
        var occasion = new Occasion(
            Audience.Executive, PhaseOf(project.Phase), project.Facts, project.History, Triggered(bank, project.History), date);
        var questions = new List<AskedQuestion>(4);
        foreach (var item in QuestionChoice.Pick(bank, occasion).All)
            Add(bank, item, project.Facts, questions);
        return questions;
    }

    private static void Add(QuestionBank bank, BankItem item, QuestionFacts facts, List<AskedQuestion> questions)
    {
        if (!QuestionFill.Fill(bank, item, facts).TryGet(out var filled, out _))
            return;
        questions.Add(Frozen(filled, null, null));
        if (item.FollowUp is { } follow && bank.TryGet(follow.Ask, out var next)
            && QuestionFill.Fill(bank, next, facts).TryGet(out var opened, out _))
            questions.Add(Frozen(opened, item.Id.Value, [.. follow.When.Tokens]));
    }

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
