using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Checks;

/// <summary>The two questions about whys, as the bank words them.</summary>
public sealed class CheckQuestions(QuestionBank bank)
{
    public static readonly ItemId Understood = ItemId.Parse("WHY-01");
    public static readonly ItemId Seen = ItemId.Parse("WHY-03");

    /// <summary>The language the questions are written in.</summary>
    public string Language => bank.Language;

    /// <summary>Null when the project's purposes are not written down, or the question is switched off.</summary>
    internal async Task<(AskedQuestion Question, string? RightKey)?> FillAsync(
        LeadershipDb db, CheckRound round, CancellationToken cancellationToken)
    {
        var project = await db.Projects.Where(p => p.Id == round.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        if (round.WhyId is null)
            return Fill(Seen, new QuestionFacts(new Dictionary<string, string> { ["project"] = project }), null);
        var purpose = await db.ProjectPurposes.FirstOrDefaultAsync(p => p.ProjectId == round.ProjectId, cancellationToken);
        if (purpose is null)
            return null;
        var (entries, right) = Entries(purpose);
        return Fill(Understood, new QuestionFacts(
            new Dictionary<string, string> { ["project"] = project, ["right_purpose"] = right },
            new Dictionary<string, IReadOnlyList<FactEntry>> { ["purposes"] = entries }), right);
    }

    /// <summary>The four in an order that is the project's own, so that the right one has no usual place.</summary>
    internal static (IReadOnlyList<FactEntry> Entries, string RightKey) Entries(ProjectPurpose purpose)
    {
        var place = purpose.ProjectId.Value.ToByteArray()[^1] % 4;
        var labels = purpose.Others.Split('\n').ToList();
        labels.Insert(Math.Min(place, labels.Count), purpose.Right);
        var entries = labels.Select(static (label, i) => new FactEntry($"purpose_{i + 1}", label)).ToList();
        return (entries, entries.First(e => e.Label == purpose.Right).Key);
    }

    private (AskedQuestion Question, string? RightKey)? Fill(ItemId id, QuestionFacts facts, string? right) =>
        bank.TryGet(id, out var item) && QuestionFill.Fill(bank, item, facts).TryGet(out var filled, out _)
            ? (new AskedQuestion(filled.Item.Value, filled.Type, filled.Text,
                [.. filled.Options.Select(static o => new AskedOption(o.Key, o.Label))], filled.Low, filled.High), right)
            : null;
}

/// <summary>Tells the bank's other askers what the project is meant to change.</summary>
internal sealed class PurposeFactSource : IQuestionFactSource
{
    public async Task AddAsync(LeadershipDb db, IReadOnlyCollection<FactKey> wanted, DateTimeOffset now, FactSheet into,
        CancellationToken cancellationToken)
    {
        var projects = wanted.Select(static k => k.Project).Distinct().ToList();
        var known = await db.ProjectPurposes.Where(p => projects.Contains(p.ProjectId))
            .ToDictionaryAsync(static p => p.ProjectId, cancellationToken);
        foreach (var key in wanted)
            if (known.TryGetValue(key.Project, out var purpose))
            {
                var (entries, right) = CheckQuestions.Entries(purpose);
                into.Set(key, "purposes", entries);
                into.Set(key, "right_purpose", right);
            }
    }
}
