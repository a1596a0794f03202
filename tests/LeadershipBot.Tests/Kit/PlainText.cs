using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>A message or form as plain lines: what would be read aloud, with every button and where it leads.</summary>
internal static class PlainText
{
    public static string Of(GalleryEntry entry) =>
        $"{entry.Title}\n\n{(entry.Message is { } message ? Of(message) : Of(entry.Form!))}";

    public static string Of(Message message) =>
        $"({message.Summary})\n\n{string.Join("\n\n", message.Blocks.Select(Of))}";

    public static string Of(Form form) => string.Join("\n",
    [
        $"[{form.Title}]", .. form.Intro is null ? [] : new[] { form.Intro }, .. form.Fields.Select(Of),
            $"  ({form.SubmitLabel}) -> {Name(form.SubmitWire)}",
    ]);

    /// <summary>Every text of a message that a person reads.</summary>
    public static IEnumerable<string> Words(Message message) => message.Blocks.SelectMany(static b => b switch
    {
        Text text => [text.Value],
        Note note => [note.Value],
        Facts facts => facts.Rows.SelectMany(static r => new[] { r.Label, r.Value }),
        Scale scale => [scale.Question, scale.LowLabel, scale.HighLabel, .. scale.Points.Select(static p => p.Label)],
        Choice choice => [choice.Question, .. choice.Options.Select(static o => o.Label)],
        Buttons buttons => buttons.Items.Select(static i => i.Label),
        Trend trend => [trend.Title, trend.Alt, .. trend.Series.Select(static s => s.Name)],
        _ => throw new NotSupportedException(b.GetType().Name),
    }).Prepend(message.Summary);

    public static IEnumerable<string> Words(Form form) =>
    [
        form.Title, form.SubmitLabel, .. form.Intro is null ? [] : new[] { form.Intro },
            .. form.Fields.Select(static f => f.Label),
        .. form.Fields.OfType<PickField>().SelectMany(static f => f.Options).Select(static o => o.Label),
    ];

    public static IEnumerable<Button> Presses(Message message) => message.Blocks.SelectMany(static b => b switch
    {
        Buttons buttons => buttons.Items,
        Choice choice => choice.Options,
        Scale scale => scale.Points,
        _ => (IEnumerable<Button>)[],
    });

    private static string Of(Block block) => block switch
    {
        Text { Style: TextStyle.Heading } heading => $"# {heading.Value}",
        Text { Style: TextStyle.Quote } quote => $"> {quote.Value}",
        Text text => text.Value,
        Note note => $"~ {note.Value}",
        Facts facts => string.Join('\n', facts.Rows.Select(static r => $"- {r.Label}: {r.Value}")),
        Scale scale => $"{scale.Question}\n{scale.LowLabel} … {scale.HighLabel}\n{Of(scale.Points)}",
        Choice choice => $"{choice.Question}\n{Of(choice.Options)}",
        Buttons buttons => Of(buttons.Items),
        Trend trend => $"[{trend.Title}]\n{trend.Alt}",
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static string Of(IEnumerable<Button> buttons) =>
        string.Join('\n', buttons.Select(static b => $"  {(b.Chosen ? "(x)" : "( )")} {b.Label}{Leads(b)}"));

    private static string Leads(Button button) => Name(button.Wire) == TypeCommand.Name
        ? $" -> {ActionCodec.Decode<TypeCommand>(button.Wire.AsSpan(TypeCommand.Name.Length + 1))!.Text}"
        : $" -> {Name(button.Wire)}";

    private static string Of(Field field) => field switch
    {
        TextField text => $"  {Label(field)}: text, at most {text.MaxLength}{(text.Value is null ? "" : $", '{text.Value}'")}",
        DateField date => $"  {Label(field)}: date{(date.Value is null ? "" : $", {date.Value:yyyy-MM-dd}")}",
        PickField pick => $"  {Label(field)}: {string.Join(" | ", pick.Options.Select(o => Of(o, pick.Value)))}",
        _ => throw new NotSupportedException(field.GetType().Name),
    };

    private static string Of(PickOption option, string? chosen) => option.Value == chosen ? $"[{option.Label}]" : option.Label;

    private static string Label(Field field) => field.Required ? field.Label : $"{field.Label} (optional)";

    private static string Name(string wire) => ActionCodec.NameOf(wire).ToString();
}
