using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Whys.Questions;

namespace LeadershipBot.Whys.Shifts;

/// <summary>What shift leads and the PMO read about people without an account. Pure.</summary>
internal static class ShiftMessages
{
    public static readonly Refusal Gone = Refusal.NotFound("That card is no longer kept, so nothing was recorded.");

    public static readonly Refusal NotYours = Refusal.NotAllowed("This card is for the lead of that shift; nothing was recorded.");

    public static Refusal NotACount(int heads) => Refusal.Invalid($"A whole number from 0 to {heads}.");

    public static readonly Refusal NotHeads = Refusal.Invalid($"A crew has 1 to {ShiftCrew.MaxHeads} heads and a name of at most "
        + $"{ShiftCrew.MaxName} characters; its shift starts at a time such as 06:00. Nothing was changed.");

    public static readonly Refusal NotAFunction = Refusal.Invalid(
        "A crew's function is operators, engineers, maintenance, it or plant-managers. Nothing was changed.");

    public static Message Card(TalkView view)
    {
        var lead = $"Before shift {view.Crew} in {view.Site}, {Heads(view.Heads)}: tell them this about {view.Project}.";
        var blocks = new List<Block> { new Text(lead) };
        blocks.AddRange(view.Lines.Select(static line => new Text(line, TextStyle.Quote)));
        blocks.Add(new Note($"From {view.Signature}."));
        blocks.Add(new Buttons(
        [
            view.Told is null
                ? Button.For($"Told {view.Heads} of {view.Heads}", new SayTold(view.Id, view.Heads), ButtonTone.Primary)
                : Button.For("Not told", new SayTold(view.Id, null)),
            Button.For(view.Told is null ? "Told fewer…" : "Change…", new CountTold(view.Id, view.Heads)),
            Button.For("Pass on a question…", new AskQuestion(view.ProjectId, view.CrewId)),
        ]));
        if (view.Told is { } told)
            blocks.Add(new Note($"Told {told} of {view.Heads}. Thank you."));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    public static Form Count(CountTold action) => Form.For("How many heard it?",
        [new TextField(TalkHandlers.CountKey, $"Of {action.Heads}", true, 4)], "Record", new SubmitTold(action.Card),
        "Heads only; nobody is named.");

    public static Message CrewSet(string crew, string site, int heads, string lead, UndoOffer undo) => Said.Done(
        $"Shift {crew} in {site}: {Heads(heads)}, and {lead} tells them. They get each why half an hour before the shift.", undo);

    public static Message Crews(string project, IReadOnlyList<Fact> rows) => rows.Count == 0
        ? Said.Done($"{project} has no shift without chat accounts. Name one: crew \"{project}\" early at SITE 18 operators at "
            + "06:00 led by NAME.", null)
        : Said.Done($"Shifts of {project} without chat accounts, counted as heads.", rows, null);

    public static string Heads(int heads) => heads == 1 ? "1 head" : $"{heads} heads";
}
