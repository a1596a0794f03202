using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences;

/// <summary>What is shown of one question about one cut of those asked; there is none where too few have answered.</summary>
/// <param name="Counts">By token: "1".."5", "yes", "no", an option's key. Empty for comments.</param>
/// <param name="Comments">In an order that says nothing; empty for a closed question.</param>
public sealed record Cell(Cut Cut, int Answers, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<string> Comments);

/// <summary>A question with everything that may be shown of it.</summary>
public sealed record Disclosed(ConfidentialQuestion Question, AskedQuestion Asked, IReadOnlyList<Cell> Cells)
{
    public Cell? Of(Cut cut) => Cells.FirstOrDefault(c => c.Cut == cut);
}

/// <summary>
/// Decides once per question and close what may be shown, and shows nothing else. Screens, commands, exports and triggers all
/// read <see cref="ReadAsync"/>; there is no other way from answers to people.
/// </summary>
public static class Disclosure
{
    /// <summary>Everything shown of these questions so far.</summary>
    public static async Task<IReadOnlyList<Disclosed>> ReadAsync(LeadershipDb db,
        IReadOnlyCollection<ConfidentialQuestionId> questions, CancellationToken cancellationToken)
    {
        var found = await db.ConfidentialQuestions.AsNoTracking().Where(q => questions.Contains(q.Id))
            .OrderBy(q => q.OpenedAt).ThenBy(q => q.ItemId).ToListAsync(cancellationToken);
        var blocks = (await db.DisclosedBlocks.AsNoTracking().Where(b => questions.Contains(b.QuestionId))
            .ToListAsync(cancellationToken)).ToLookup(static b => b.QuestionId);
        return [.. found.Select(q => Show(q, [.. blocks[q.Id]]))];
    }

    /// <summary>Counts what may be shown from now on into blocks and deletes the single answers it was counted from.</summary>
    /// <returns>How many answers were counted.</returns>
    internal static async Task<int> PublishAsync(LeadershipDb db, ConfidentialQuestion question, Thresholds thresholds,
        DateOnly today, CancellationToken cancellationToken)
    {
        var hidden = await db.ConfidentialAnswers.AsNoTracking().Where(a => a.QuestionId == question.Id)
            .ToDictionaryAsync(static a => a.Id, cancellationToken);
        var isText = AskedQuestion.Read(question.Asked)[0].Type == AnswerType.Text;
        var blocks = DisclosureRule.Decide(
            [.. hidden.Values.Select(static a => new HiddenAnswer(a.Id, a.SiteId, a.Function))],
            isText ? thresholds.Comments : thresholds.Scores);
        foreach (var block in blocks)
        {
            var values = block.Answers.Select(id => AnswerValue.Parse(hidden[id].Value).Value);
            db.DisclosedBlocks.Add(new DisclosedBlock
            {
                Id = DisclosedBlockId.New(), QuestionId = question.Id, SiteId = block.Site, Function = block.Function,
                Answers = block.Answers.Count, ShownOn = today,
                Tally = isText ? JsonSerializer.Serialize(Texts(values)) : JsonSerializer.Serialize(Count(values)),
            });
            foreach (var some in block.Answers.Chunk(500))
                await db.ConfidentialAnswers.Where(a => some.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        }
        return blocks.Sum(static b => b.Answers.Count);
    }

    private static Disclosed Show(ConfidentialQuestion question, List<DisclosedBlock> blocks)
    {
        var asked = AskedQuestion.Read(question.Asked)[0];
        var cuts = DisclosureRule.Shown(blocks.Select(static b => new Cut(b.SiteId, b.Function)));
        return new Disclosed(question, asked, [.. cuts.Select(cut =>
            Sum(cut, asked.Type, blocks.FindAll(b => cut.Holds(b.SiteId, b.Function))))]);
    }

    private static Cell Sum(Cut cut, AnswerType type, List<DisclosedBlock> blocks)
    {
        var answers = blocks.Sum(static b => b.Answers);
        if (type == AnswerType.Text)
            return new Cell(cut, answers, new Dictionary<string, int>(), [.. blocks.SelectMany(static b =>
                JsonSerializer.Deserialize<List<string>>(b.Tally)!).Order(StringComparer.OrdinalIgnoreCase)]);
        var counts = blocks.SelectMany(static b => JsonSerializer.Deserialize<Dictionary<string, int>>(b.Tally)!)
            .GroupBy(static pair => pair.Key, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Sum(static pair => pair.Value), StringComparer.Ordinal);
        return new Cell(cut, answers, counts, []);
    }

    private static SortedDictionary<string, int> Count(IEnumerable<AnswerValue> values)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
            counts[value.Token] = counts.GetValueOrDefault(value.Token) + 1;
        return counts;
    }

    /// <summary>By alphabet: the one order that neither time nor person has a part in.</summary>
    private static List<string> Texts(IEnumerable<AnswerValue> values) =>
        [.. values.Select(static v => v.Words!).Order(StringComparer.OrdinalIgnoreCase)];
}
