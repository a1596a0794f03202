namespace LeadershipBot.Messaging.Commands;

/// <summary>What a slot may hold. <see cref="Past"/> is a date whose missing year is read backwards.</summary>
public enum SlotType { Project, Person, Site, Date, Past, Dates, Number, Word, Text, Slot, Zone, Email }

/// <summary>One step of a shape: a fixed word, one of several words, or a slot.</summary>
public abstract record Element;

public sealed record WordElement(string Word) : Element
{
    public override string ToString() => Word;
}

/// <summary>One of several words, stored under <paramref name="Name"/> (the grammar's own text where it has no name).</summary>
public sealed record ChoiceElement(string Name, IReadOnlyList<string> Words) : Element
{
    public override string ToString() => string.Join('|', Words);
}

public sealed record SlotElement(string Name, SlotType Type) : Element
{
    public override string ToString() => Type switch
    {
        SlotType.Date or SlotType.Past => "<date>",
        SlotType.Dates => "<dates>",
        _ => $"<{Name}>",
    };
}

/// <summary>
/// One way to say a command, without anything optional. <paramref name="Marks"/> names the optional words that are in it,
/// as <c>with vote</c>, so that a command can ask whether they were said.
/// </summary>
public sealed record Shape(IReadOnlyList<Element> Elements, IReadOnlyList<string> Marks)
{
    /// <summary>The same for two shapes that no input could tell apart.</summary>
    public string Signature { get; } = string.Join(' ', Elements.Select(static e => e switch
    {
        WordElement word => word.Word,
        SlotElement { Type: SlotType.Word or SlotType.Text } => "<text>",
        SlotElement { Type: SlotType.Date or SlotType.Past } => "<date>",
        SlotElement slot => $"<{slot.Type}>",
        ChoiceElement choice => choice.ToString(),
        _ => throw new NotSupportedException(e.GetType().Name),
    }));

    public override string ToString() => string.Join(' ', Elements);
}
