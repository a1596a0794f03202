using System.Globalization;
using LeadershipBot.Cadences;

namespace LeadershipBot.Messaging.Commands;

/// <summary>The way back under a reply: the step, and until when in the reader's own time.</summary>
public sealed record UndoOffer(UndoId Step, string Until)
{
    /// <summary>Long enough to notice a slip, short enough that nothing has been built on it.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromHours(1);

    internal static readonly UndoOffer Example = new(UndoId.From(new Guid("01890000-0000-7000-8000-000000000001")), "12:40");
}

/// <summary>How a command says that something is done: what changed, the way back, the next likely commands.</summary>
internal static class Said
{
    public static UndoOffer Offer<T>(this Turn turn, string label, T inverse) where T : IAction<T>
    {
        var until = turn.Now + UndoOffer.Time;
        var local = Zones.LocalOf(until, turn.Actor.Person.Zone);
        return new UndoOffer(turn.OfferUndo(CommandMessages.Cut(label, 120), inverse, until),
            local.Time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    public static Message Done(string text, UndoOffer? undo, params ReadOnlySpan<Button> next) => Done(text, [], undo, next);

    public static Message Done(string text, IReadOnlyList<Fact> facts, UndoOffer? undo, params ReadOnlySpan<Button> next)
    {
        var blocks = new List<Block> { new Text(text) };
        blocks.AddRange(facts.Chunk(Facts.MaxRows).Select(static rows => new Facts(rows)));
        List<Button> buttons = [.. undo is null ? [] : new[] { Button.For("Undo", new TakeBack(undo.Step)) }, .. next];
        if (buttons.Count > 0)
            blocks.Add(new Buttons(buttons));
        if (undo is not null)
            blocks.Add(new Note($"Undo until {undo.Until}."));
        return new Message(CommandMessages.Cut(text, Message.MaxSummary), blocks);
    }

    /// <summary>A command with names in it, quoted so that it reads back as meant.</summary>
    public static Button Next(string label, FormattableString command) => Button.Command(CommandMessages.Label(label),
        string.Format(CultureInfo.InvariantCulture, command.Format,
            [.. command.GetArguments().Select(static a => (object)CommandLine.Quote(a?.ToString() ?? ""))]));
}
