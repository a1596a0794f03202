using System.Globalization;
using CsCheck;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging.Commands;
using Xunit;

namespace LeadershipBot.Tests.Messaging.Commands;

/// <summary>What a command would look like when typed is read back as that command with those values.</summary>
public sealed class RoundTripTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.Char["abcdefgöşIİxyz'&-0123456789"], 1, 9].Array[1, 3]
        .Select(static words => string.Join(' ', words)).Where(static s => Folded.Of(s).Length > 0);

    private static readonly Gen<DateOnly> Dates = Gen.Int[-500, 300].Select(static days => Lines.Today.AddDays(days));

    [Fact]
    public async Task Parsing_what_was_printed_gives_the_same_command()
    {
        await using var house = await Typing.OpenAsync();
        var table = house.Get<CommandTable>();
        var shapes = table.Commands.SelectMany(static c => c.Shapes.Select(s => (Command: c, Shape: s))).ToList();
        Gen.Select(Gen.Int[0, shapes.Count - 1], Gen.Int[0, int.MaxValue], Words.Array[6], Dates.Array[4], Gen.Int[0, 90])
            .Sample((at, pick, words, dates, number) =>
            {
                var (command, shape) = shapes[at];
                var names = Names(words);
                var (line, values) = Print(shape, names, words, dates, number, pick);
                var reading = table.Read(new CommandLine(line), names, Lines.Today, static _ => true);
                Assert.True(reading.Refusal is null, $"{line}: {reading.Refusal?.Sentence}");
                Assert.Same(command.Command, reading.Command);
                foreach (var (key, value) in values)
                    Assert.Equal(value, reading.Arguments!.All[key]);
            }, iter: 3000);
    }

    [Fact]
    public void No_line_makes_the_reader_fall()
    {
        string[] parts = ["add person", "away", "sponsor mes", "deputy", "\"", "for", "until", "3 Mar", "#", "é"];
        Gen.OneOf(Gen.String[0, 80], Gen.Int[0, parts.Length - 1].Array[0, 12]
            .Select(picked => string.Join(' ', picked.Select(i => parts[i]))))
            .Sample(static line =>
            {
                var reading = Lines.Read(line.Length == 0 ? "help" : line);
                return reading.Refusal is null ? reading.Arguments is not null : reading.Refusal.Sentence.Length > 0;
            }, iter: 3000);
    }

    private static NameBook Names(string[] words)
    {
        // Numbered, so that no two names fold to the same text.
        var list = new NameList([.. words.Select(static (w, i) =>
            Guid.CreateVersion7() is var id ? new NameEntry(i, id, $"{w} n{i}") : null!)]);
        return new NameBook(Typed(list, LeadershipBot.Projects.ProjectId.From), Typed(list, LeadershipBot.People.PersonId.From),
            Typed(list, LeadershipBot.Projects.SiteId.From), null);
    }

    private static NameList Typed<TId>(NameList list, Func<Guid, TId> id) where TId : notnull =>
        new([.. list.Entries.Select(e => new NameEntry(id(e.Key), e.Key, e.Name))]);

    private static (string Line, Dictionary<string, object> Values) Print(
        Shape shape, NameBook names, string[] words, DateOnly[] dates, int number, int pick)
    {
        var values = new Dictionary<string, object>();
        var parts = shape.Elements.Select((element, i) => element switch
        {
            WordElement word => word.Word,
            ChoiceElement choice => Kept(values, choice.Name, choice.Words[(pick + i) % choice.Words.Count]),
            SlotElement slot => Slot(slot, names, words[i % words.Length], dates[i % dates.Length], number, pick + i, values),
            _ => throw new NotSupportedException(),
        }).ToList();
        return (string.Join(' ', parts), values);
    }

    private static string Slot(SlotElement slot, NameBook names, string word, DateOnly date, int number, int pick,
        Dictionary<string, object> values)
    {
        switch (slot.Type)
        {
            case SlotType.Project or SlotType.Person or SlotType.Site:
                var list = slot.Type switch
                {
                    SlotType.Project => names.Projects,
                    SlotType.Person => names.People,
                    _ =>
                    names.Sites
                };
                var entry = list.Entries[pick % list.Entries.Count];
                values[slot.Name] = entry.Id;
                return pick % 2 == 0 ? CommandLine.Quote(entry.Name) : entry.Reference;
            case SlotType.Date or SlotType.Past:
                values[slot.Name] = date;
                return pick % 2 == 0 ? Iso(date) : date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
            case SlotType.Dates:
                values[slot.Name] = new DateSpan(date, date.AddDays(number));
                return $"{Iso(date)}..{Iso(date.AddDays(number))}";
            case SlotType.Number:
                values[slot.Name] = number;
                return number.ToString(CultureInfo.InvariantCulture);
            case SlotType.Zone:
                return Kept(values, slot.Name, Zones.CanonicalNames[pick % Zones.CanonicalNames.Count]);
            case SlotType.Email:
                return Kept(values, slot.Name, "x.y@example.com");
            case SlotType.Slot:
                values[slot.Name] = new WeeklySlot(DayOfWeek.Thursday, new TimeOnly(number % 24, 30));
                return values[slot.Name].ToString()!;
            case SlotType.Word:
                return Kept(values, slot.Name, "word");
            default:
                values[slot.Name] = word;
                return CommandLine.Quote(word);
        }
    }

    private static string Kept(Dictionary<string, object> values, string name, string text)
    {
        values[name] = text;
        return text;
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
