using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Audiences.TeamPulses;

/// <summary>The words of a team pulse. Pure.</summary>
public sealed class TeamPulseMessages : IGallerySource
{
    private const int SecondsPerTap = 10;

    /// <summary>The button carries its question into the form and must still fit the wire.</summary>
    private const int LongestInButton = 100;

    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var view = Example;
            yield return GalleryEntry.Of("team-pulse", "A team pulse", Pulse(view));
            yield return GalleryEntry.Of("team-pulse.first", "The very first message to a team member",
                Pulse(view with { IsFirst = true }));
            yield return GalleryEntry.Of("team-pulse.said", "With what its reader said", Pulse(view with
            {
                Said = new Dictionary<ConfidentialQuestionId, AnswerValue>
                {
                    [view.Questions[0].Id] = AnswerValue.Scale(2), [view.Questions[2].Id] = AnswerValue.Text("The labels on line 3").Value,
                },
            }));
            yield return GalleryEntry.Of("team-pulse.over", "After the close, the same for everybody", Pulse(view with { IsOver = true }));
            yield return GalleryEntry.Of("team-pulse.form", "The optional sentence", TeamAnswerHandler.Form(
                new WriteInConfidence(view.Ask, view.Questions[2].Id, view.Questions[2].Question.Text)));
        }
    }

    internal static Message Pulse(TeamPulseView view)
    {
        if (view.IsOver)
            return Message.Say(
                $"The questions on {view.Project} have closed. All answers are without names now, and what came of them follows.");
        var closed = view.Questions.Count(static q => q.Question.Type != AnswerType.Text);
        var lead = $"{closed} {(closed == 1 ? "question" : "questions")} on {view.Project}, in confidence: about "
            + $"{closed * SecondsPerTap} seconds. You are asked once a quarter.";
        var blocks = new List<Block> { new Text(lead) };
        if (view.IsFirst)
            blocks.Add(new Text(TeamIntroduction.Line(view.Pmo, view.Project)));
        foreach (var (id, question) in view.Questions)
            Add(blocks, view, id, question);
        if (view.Said.Count > 0)
            blocks.Add(new Buttons([Button.For("Forget my answers", new ForgetInConfidence(view.Ask))]));
        blocks.Add(new Note($"Only counts of {view.Thresholds.Scores} and more are shown, comments from {view.Thresholds.Comments}; "
            + $"nobody sees who answered. Open until {Day(view)}, then names are gone."));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    private static void Add(List<Block> blocks, TeamPulseView view, ConfidentialQuestionId id, AskedQuestion question)
    {
        var said = view.Said.GetValueOrDefault(id);
        if (question.Type == AnswerType.Text)
        {
            blocks.Add(new Text($"{question.Text} (optional)"));
            if (said is not null)
                blocks.Add(new Text(said.Words!, TextStyle.Quote));
            blocks.Add(new Buttons([Button.For(said is null ? "Add a sentence…" : "Change the sentence…",
                new WriteInConfidence(view.Ask, id, CommandMessages.Cut(question.Text, LongestInButton)))]));
        }
        else if (question.Type == AnswerType.Scale)
            blocks.Add(new Scale(question.Text, question.Low!, question.High!,
                [.. Enumerable.Range(1, 5).Select(n => Tap(view, id, AnswerValue.Scale(n), $"{n}", said))]));
        else
            blocks.Add(new Choice(question.Text, [.. question.Options.Select(o => Tap(view, id, Value(question, o.Key), o.Label, said))]));
    }

    private static AnswerValue Value(AskedQuestion question, string key) => question.Type == AnswerType.YesNo
        ? key == "yes" ? AnswerValue.Yes : AnswerValue.No
        : AnswerValue.Option(key).Value;

    private static Button Tap(TeamPulseView view, ConfidentialQuestionId id, AnswerValue value, string label, AnswerValue? said) =>
        Button.For(label, new AnswerInConfidence(view.Ask, id, value.ToWire()), chosen: said?.Token == value.Token);

    private static string Day(TeamPulseView view) =>
        Zones.InZone(view.ClosesAt, view.Zone).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);

    private static TeamPulseView Example { get; } = new(
        TeamAskId.From(new Guid("01890000-0000-7000-8000-00000000000a")), "MES", "Europe/Istanbul",
        new DateTimeOffset(2027, 3, 16, 7, 0, 0, TimeSpan.Zero), false, false, "Ali Demir", new Thresholds(5, 10),
        [
            (Id(1), new AskedQuestion("OWN-03", AnswerType.Scale,
                "When work crosses the line between IT and OT, I know whose call it is.", [], "strongly disagree", "strongly agree")),
            (Id(2), new AskedQuestion("DEC-10", AnswerType.YesNo, "Did a senior leader clear an obstacle for us this month?",
                [new AskedOption("yes", "Yes"), new AskedOption("no", "No")])),
            (Id(3), new AskedQuestion("WHY-11", AnswerType.Text, "What about MES still makes no sense to you?", [])),
        ], new Dictionary<ConfidentialQuestionId, AnswerValue>());

    private static ConfidentialQuestionId Id(int n) => ConfidentialQuestionId.From(new Guid($"01890000-0000-7000-8000-00000000010{n}"));
}
