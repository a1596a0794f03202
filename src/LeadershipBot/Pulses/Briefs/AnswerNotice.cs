using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>An answer as the PMO is told of it.</summary>
/// <param name="For">Whose answer a deputy gave; null when the executive gave it.</param>
internal sealed record NoticeView(
    string Person, string? For, string Project, string Question, string Said, string? Words, bool Late,
        IReadOnlyList<string> Acts);

/// <summary>
/// Tells the PMO of an answer that asks for something. It waits until the answer can no longer be undone, says nothing if the
/// answer was taken back meanwhile, and is put right where it stands if the answer changes later.
/// </summary>
public sealed class AnswerNotice(QuestionBank bank) : IComposer, IGallerySource
{
    public MessageKind Kind => MessageKind.AnswerNotice;

    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var trouble = new NoticeView("Meral Kaya", null, "MES and Historian", "How is MES and Historian doing?", "In trouble",
                null, false,
                ["Offer fifteen minutes on what stands in the way."]);
            yield return GalleryEntry.Of("answer.notice", "An answer that asks for something, to the PMO", Notice(trouble));
            yield return GalleryEntry.Of("answer.notice.deputy", "The same by a deputy, after the close",
                Notice(trouble with { Person = "Jonas Weber", For = "Meral Kaya", Late = true }));
            yield return GalleryEntry.Of("answer.notice.sentence", "A sentence, to the PMO", Notice(trouble with
            {
                Question = "What has changed for you since last time?",
                Said = "The line stands still on Sundays now",
                Words = null,
                Acts = [],
            }));
            yield return GalleryEntry.Of("answer.notice.withdrawn", "The answer was taken back after the PMO was told",
                Withdrawn(trouble));
        }
    }

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = new AnswerId(row.SubjectId!.Value);
        var found = await db.Answers.Where(a => a.Id == id)
            .Join(db.Pulses, a => a.PulseId, p => p.Id, (a, p) => new { Answer = a, p.Questions, p.ProjectId, p.PromptId })
            .Join(db.Prompts, x => x.PromptId, p => p.Id,
                (x, p) => new { x.Answer, x.Questions, x.ProjectId, Asked = p.PersonId })
            .Join(db.Projects, x => x.ProjectId, p => p.Id, (x, p) => new { x.Answer, x.Questions, x.Asked, p.Name })
            .FirstOrDefaultAsync(cancellationToken);
        if (found is null || (found.Answer.Withdrawn && row.Revision == 0))
            return new Composed.Drop("the answer was taken back");
        var names = await db.People.Where(p => p.Id == found.Asked || p.Id == found.Answer.RespondentId)
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        var view = View(found.Answer, AskedQuestion.Read(found.Questions).First(q => q.Item == found.Answer.ItemId), found.Name,
            names[found.Answer.RespondentId], found.Answer.RespondentId == found.Asked ? null : names[found.Asked]);
        if (found.Answer.Withdrawn)
            return new Composed.Ready(Withdrawn(view));
        return row.Revision > 0 || AsksForSomething(bank, found.Answer)
            ? new Composed.Ready(Notice(view))
            : new Composed.Drop("the answer asks for nothing");
    }

    internal static bool AsksForSomething(QuestionBank bank, Answer answer) => !answer.Withdrawn
        && answer.Capacity != AnswerCapacity.Assistant
        && (answer.Value.StartsWith("t:", StringComparison.Ordinal) || Acts(bank, answer, "").Count > 0);

    private NoticeView View(Answer answer, AskedQuestion question, string project, string person, string? standsFor)
    {
        var value = AnswerValue.Parse(answer.Value).Value;
        return new NoticeView(person, standsFor, project, question.Text, question.Say(value),
            value.Type == AnswerType.Text ? null : value.Words, answer.Late, Acts(bank, answer, project));
    }

    /// <summary>What the bank's triggers propose for this one answer, as far as the project's facts can say it.</summary>
    private static List<string> Acts(QuestionBank bank, Answer answer, string project)
    {
        if (!bank.TryGet(ItemId.Parse(answer.ItemId), out var item))
            return [];
        var asked = new AskedItem(item.Id, DateOnly.FromDateTime(answer.At.UtcDateTime), answer.Value);
        return [.. TriggerRule.FiredByOne(item, [asked]).Select(static t => t.Sentence).OfType<string>()
            .Select(s => QuestionFill.Into(s, bank, ProjectFacts.Of(project, [])))];
    }

    private static Message Notice(NoticeView view)
    {
        var lead = $"{Who(view)} on {view.Project}: {view.Said.TrimEnd('.')}.";
        var blocks = new List<Block> { new Text(lead),
            new Note($"Asked: {view.Question}{(view.Late ? " Answered after the close." : "")}") };
        if (view.Words is { } words)
            blocks.Add(new Text(words, TextStyle.Quote));
        blocks.AddRange(view.Acts.Where(static act => !act.Contains('{', StringComparison.Ordinal))
            .Select(static act => new Text($"Suggested: {act}")));
        blocks.Add(new Buttons([Said.Next("All answers", $"answers {view.Project}")]));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    private static Message Withdrawn(NoticeView view) => Message.Say(
        $"{Who(view)} on {view.Project}: the answer was taken back, so nothing needs doing.",
            new Note($"Asked: {view.Question}"));

    private static string Who(NoticeView view) => view.For is { } executive ? $"{view.Person}, deputy of {executive},"
        : view.Person;
}
