using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Audiences.Results;

/// <summary>The words of <c>results</c> and <c>visibility</c>: counts with an interval, never a share with decimals. Pure.</summary>
public sealed class ResultsMessages : IGallerySource
{
    private const int MostComments = 15;

    public static readonly Refusal OnlyOffice = Refusal.NotAllowed(
        "The PMO, sponsors and leads of this project see its team results. Ask its PMO for what concerns you.");

    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var view = ResultsExample.View;
            yield return GalleryEntry.Of("results", "What a team answered, by audience and site", Results(view));
            yield return GalleryEntry.Of("results.none", "No team pulse yet", Results(view with { Occasion = null, Questions = [], TooFew = [] }));
            yield return GalleryEntry.Of("results.too-few", "Too few answers to show", Results(view with
            {
                Questions = [view.Questions[0] with { Now = view.Questions[0].Now with { Cells = [] } }],
                TooFew = ["Bursa", "Ulm", "Operators", "IT"],
            }));
            yield return GalleryEntry.Of("results.refused", "Somebody else asks", Message.Say(OnlyOffice.Sentence));
            yield return GalleryEntry.Of("visibility", "Whether leaders are seen", Visibility(view with { Occasion = null }));
            yield return GalleryEntry.Of("visibility.none", "Nobody was asked yet", Visibility(view with { Questions = [], TooFew = [] }));
        }
    }

    public static Message Results(ResultsView view) => Write(view, view.Questions.Count == 0
        ? $"No team pulse on {view.Project} yet. Members are asked from the second Tuesday of their month on, once a quarter."
        : $"Team pulse on {view.Project}, {Quarter(view.Occasion)}.");

    public static Message Visibility(ResultsView view) => Write(view, view.Questions.Count == 0
        ? $"Nobody on {view.Project} was asked yet whether they see their leaders. It comes with team pulses and why messages."
        : $"How visible leaders are to the teams of {view.Project}, as the teams say.");

    /// <summary>One cell in words, as <c>14 of 24 agree (42–75 %)</c>.</summary>
    public static string Line(AskedQuestion asked, Cell cell)
    {
        if (asked.Type == AnswerType.Text)
            return $"{cell.Comments.Count} comments";
        var (count, word) = Head(asked, cell);
        var range = ShareRule.Wilson90(count, cell.Answers);
        return $"{count} of {cell.Answers} {word} ({range.Low}\u2013{range.High} %)";
    }

    /// <summary>The name of a cut, as <c>Operators in Bursa</c>.</summary>
    public static string Name(Cut cut, IReadOnlyDictionary<SiteId, string> sites) => cut switch
    {
        { Site: null, Function: null } => "Everyone",
        { Function: null } => sites[cut.Site!.Value],
        { Site: null } => FunctionWords.Of(cut.Function!.Value),
        _ => $"{FunctionWords.Of(cut.Function!.Value)} in {sites[cut.Site!.Value]}",
    };

    /// <summary>How IT and OT differ, where both may be shown and the difference is more than chance; else null.</summary>
    public static string? Difference(Disclosed shown)
    {
        if (shown.Asked.Type is AnswerType.Text or AnswerType.Choice || GroupActs.Groups(shown) is not [{ Total: > 0 } it, { Total: > 0 } ot, _])
            return null;
        var (here, there) = (Agree(shown.Asked, it.Counts), Agree(shown.Asked, ot.Counts));
        return ShareRule.Wilson90(here, it.Total).IsApartFrom(ShareRule.Wilson90(there, ot.Total))
            ? $"IT and OT see this differently: {here} of {it.Total} against {there} of {ot.Total}."
            : $"IT and OT do not differ by more than chance: {here} of {it.Total} and {there} of {ot.Total}.";
    }

    private static Message Write(ResultsView view, string lead)
    {
        var blocks = new List<Block> { new Text(lead) };
        foreach (var question in view.Questions)
            Add(blocks, view, question);
        if (view.Questions.Count > 0 && view.TooFew.Count > 0)
            blocks.Add(new Note($"Too few to show: {string.Join(", ", view.TooFew)}. A result needs {view.Thresholds.Scores} answers that "
                + "came together; smaller groups count in the wider ones, and nothing can be worked out by subtracting."));
        blocks.Add(new Buttons([Said.Next("What came of it", $"heard {view.Project}"), Said.Next("Status", $"status {view.Project}")]));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    private static void Add(List<Block> blocks, ResultsView view, QuestionResult question)
    {
        var shown = question.Now;
        blocks.Add(new Text(shown.Asked.Text, TextStyle.Heading));
        if (shown.Cells.Count == 0)
        {
            var needs = shown.Asked.Type == AnswerType.Text ? view.Thresholds.Comments : view.Thresholds.Scores;
            blocks.Add(new Text(shown.Question.Settled ? $"Too few to show: it takes {needs} answers." : "Open; shown once it has closed."));
            return;
        }
        if (shown.Asked.Type == AnswerType.Text)
        {
            var said = shown.Of(Cut.Everyone)!.Comments;
            blocks.Add(new Text(string.Join('\n', said.Take(MostComments).Select(static c => $"\u201c{c}\u201d")), TextStyle.Quote));
            return;
        }
        blocks.Add(new Facts([.. shown.Cells.Take(Facts.MaxRows).Select(c => new Fact(Name(c.Cut, view.Sites), Line(shown.Asked, c)))]));
        if (question.EveryoneBefore is { } before)
            blocks.Add(new Text(Change(shown.Asked, shown.Of(Cut.Everyone)!, before)));
        if (Difference(shown) is { } difference)
            blocks.Add(new Text(difference));
    }

    private static string Change(AskedQuestion asked, Cell now, Cell before)
    {
        var (nowCount, _) = Head(asked, now);
        var (beforeCount, word) = Head(asked, before);
        return ShareRule.Wilson90(nowCount, now.Answers).IsApartFrom(ShareRule.Wilson90(beforeCount, before.Answers))
            ? $"It changed: {beforeCount} of {before.Answers} {word} the time before."
            : $"No change beyond chance: {beforeCount} of {before.Answers} {word} the time before.";
    }

    /// <summary>What is counted of a cell, and the word for it: who agrees, who says yes, the option named most.</summary>
    private static (int Count, string Word) Head(AskedQuestion asked, Cell cell)
    {
        if (asked.Type == AnswerType.Scale)
            return (Agree(asked, cell.Counts), "agree");
        if (asked.Type == AnswerType.YesNo)
            return (Agree(asked, cell.Counts), "say yes");
        var most = cell.Counts.OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal).First();
        return (most.Value, $"say '{asked.Options.FirstOrDefault(o => o.Key == most.Key)?.Label ?? most.Key}'");
    }

    private static int Agree(AskedQuestion asked, IReadOnlyDictionary<string, int> counts) => asked.Type == AnswerType.Scale
        ? counts.GetValueOrDefault("4") + counts.GetValueOrDefault("5") : counts.GetValueOrDefault("yes");

    private static string Quarter(string? occasion) => occasion is null ? ""
        : $"quarter {occasion[^1]} of {occasion[TeamPulseRule.Prefix.Length..][..4]}";
}
