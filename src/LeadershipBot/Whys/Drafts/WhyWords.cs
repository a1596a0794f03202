using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys.Drafts;

/// <summary>A draft as the executive, their assistant and the PMO read it. Pure.</summary>
internal static class WhyWords
{
    /// <summary>The draft in a brief: to sign, or what became of it.</summary>
    /// <param name="zone">The reader's.</param>
    /// <param name="asks">False once the brief is over: it only tells.</param>
    public static BriefPart Part(WhyView view, AnswerCapacity reader, string zone, bool asks)
    {
        var blocks = new List<Block> { new Text(Lead(view, reader, zone)) };
        var open = view.State == WhyState.Ready;
        if (open)
        {
            blocks.Add(new Text(view.Text!, TextStyle.Quote));
            blocks.Add(new Note(Small(view)));
        }
        if (asks && Ways(view, reader) is { Count: > 0 } ways)
            blocks.Add(new Buttons(ways));
        return new BriefPart(BriefPlace.Last, blocks, open && asks && reader == AnswerCapacity.Self ? 1 : 0);
    }

    /// <summary>The same draft as its project office has it.</summary>
    public static Message Card(WhyView view, TemplateSet templates, string zone)
    {
        var lead = CardLead(view, zone);
        var blocks = new List<Block> { new Text(lead) };
        if (view.Missing.Count > 0)
            blocks.Add(new Note($"Missing: {string.Join("; ", view.Missing.Select(n => Label(templates.Fact(n).About)))}."));
        if (view.Text is { } text)
            blocks.Add(new Text(text, TextStyle.Quote));
        if (CardWays(view) is { Count: > 0 } ways)
            blocks.Add(new Buttons(ways));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    /// <summary>The form for what nobody knows; the first ten facts, each with its own limit.</summary>
    public static Form Fill(FillWhy action, TemplateSet templates) => Form.For("What is missing",
        [.. action.Missing.Where(templates.Facts.ContainsKey).Take(10).Select(n => Field(templates.Fact(n)))], "Write it",
        new SubmitWhyFacts(action.Why), "The message is written from these and goes to the sponsor to sign.");

    public static Form Edit(EditWhy action, bool signs) => Form.For("The message",
        [new TextField(WhyTextHandler.TextKey, "Text and ask", true, Why.MaxText, true, PackedText.Unpack(action.Packed))],
        signs ? "Send as me" : "Keep for them", new SubmitWhyText(action.Why),
        signs
            ? $"At most {WhyTemplate.MaxWords} words. Your name is added below it. It can be taken back for an hour."
            : $"At most {WhyTemplate.MaxWords} words. It goes out only once the sponsor signs it.");

    public static string When(WhyView view, string zone) => view.SendsAt is { } at ? $"on {Moment(at, zone)}" : "soon";

    private static string Lead(WhyView view, AnswerCapacity reader, string zone) => view.State switch
    {
        WhyState.Ready when reader == AnswerCapacity.Self =>
            $"{view.Project}: {view.Audience} should hear why from you on {Day(view.DueOn)}. Ready to sign:",
        WhyState.Ready => $"{view.Project}: {view.Executive} is asked to sign this for {view.Audience}:",
        WhyState.Approved when view.SignedAs == WhySigner.Pmo =>
            $"{view.Signer} sends the message to {view.Audience} as PMO {When(view, zone)}.",
        WhyState.Approved => $"Signed: it goes to {view.Audience} {When(view, zone)}. Until then it can be taken back.",
        WhyState.Sending or WhyState.Sent => $"Sent to {view.Audience}{By(view)}.",
        WhyState.LeftToPmo => $"The message to {view.Audience} is left to the PMO, who sends it as PMO.",
        WhyState.Declined => $"The message to {view.Audience} does not go out in your name.",
        _ => $"The message to {view.Audience} was dropped: {view.Reason}.",
    };

    private static string CardLead(WhyView view, string zone) => view.State switch
    {
        WhyState.Gaps => $"{view.Project}: a why for {view.Audience} is due on {Day(view.DueOn)}, and I cannot write it alone.",
        WhyState.Ready => $"{view.Project}: this why for {view.Audience} waits for {view.Executive} to sign it.",
        WhyState.Declined => $"{view.Executive} does not sign this for {view.Audience}. It can go out in your name.",
        WhyState.LeftToPmo => $"{view.Executive} asks you to send this to {view.Audience} as PMO.",
        WhyState.Approved => $"Signed by {view.Signer}: it goes to {view.Audience} {When(view, zone)}.",
        WhyState.Sending => $"Signed by {view.Signer}: on its way to {view.Audience}.",
        WhyState.Sent => $"Signed by {view.Signer}: went to {Reached(view)} ({view.Audience}).",
        _ => $"{view.Project}: the why for {view.Audience} was dropped: {view.Reason}.",
    };

    private static string Small(WhyView view) =>
        $"{WhyFill.Words(view.Text!)} words; below it stands "
        + $"{WhyText.Signature(view.Executive, WhySigner.Executive, view.Project)}."
        + (view.PreparedBy is { } by ? $" Prepared by {by}." : "");

    private static List<Button> Ways(WhyView view, AnswerCapacity reader) => (view.State, reader) switch
    {
        (WhyState.Ready, AnswerCapacity.Self) =>
        [
            Button.For("Send as me", new SignWhy(view.Id, view.Mark), ButtonTone.Primary), EditButton(view),
            Button.For("Not now", new DeclineWhy(view.Id)), Button.For("Let the PMO send it", new LeaveWhyToPmo(view.Id)),
        ],
        (WhyState.Ready, AnswerCapacity.Assistant) => [EditButton(view)],
        (WhyState.Approved, AnswerCapacity.Self) when view.SignedAs == WhySigner.Pmo => [],
        (WhyState.Approved or WhyState.LeftToPmo or WhyState.Declined, AnswerCapacity.Self) =>
            [Button.For("Take it back", new TakeBackWhy(view.Id))],
        _ => [],
    };

    private static List<Button> CardWays(WhyView view) => view.State switch
    {
        WhyState.Gaps =>
        [
            Button.For("Fill in…", new FillWhy(view.Id, view.TemplateId, view.Missing), ButtonTone.Primary),
            Button.For("Drop it", new DropWhy(view.Id)),
        ],
        WhyState.Ready or WhyState.Declined or WhyState.LeftToPmo =>
        [
            Button.For("Send as PMO", new SendWhyAsPmo(view.Id, view.Mark)), EditButton(view),
            Button.For("Drop it", new DropWhy(view.Id)),
        ],
        WhyState.Approved when view.SignedAs == WhySigner.Pmo => [Button.For("Take it back", new TakeBackWhy(view.Id))],
        _ => [],
    };

    private static Button EditButton(WhyView view) =>
        Button.For("Edit…", new EditWhy(view.Id, view.ExecutiveId, PackedText.Pack(view.Text!)));

    private static Field Field(WhyFactDeclaration fact) => fact.Kind == WhyFactKind.Date
        ? new DateField(fact.Name, fact.About, true)
        : new TextField(fact.Name, fact.About, true, 200);

    private static string By(WhyView view) => view.SignedAs == WhySigner.Pmo ? $" by {view.Signer} as PMO" : "";

    private static string Label(string about) => about.Split(',')[0].Split('(')[0].Trim().ToLowerInvariant();

    /// <summary>People by chat, and heads that their leads have told.</summary>
    internal static string Reached(WhyView view) => (view.Readers, view.Heads) switch
    {
        (var people, 0) => People(people),
        (0, var heads) => $"shifts, {view.Told} of {heads} told",
        (var people, var heads) => $"{People(people)} and shifts, {view.Told} of {heads} told",
    };

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    internal static string Day(DateOnly date) => date.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    internal static string Moment(DateTimeOffset at, string zone) =>
        Cadences.Zones.InZone(at, zone).ToString("ddd d MMM 'at' HH:mm", CultureInfo.InvariantCulture);
}
