using System.Text.Json;
using CsCheck;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Messaging;

/// <summary>Buttons live for months: what was written once is understood for ever, and what comes back is only a claim.</summary>
public sealed class ActionCodecTests
{
    private static readonly string Frozen = Path.Combine(Repository.Root, "tests/LeadershipBot.Tests/Golden/actions.txt");

    public static TheoryData<string> Lines => [.. File.ReadAllLines(Frozen).Where(static l => l.Length > 0 && l[0] != '#')];

    public static TheoryData<string> Names => [.. ActionSamples.Names];

    [Theory, MemberData(nameof(Lines))]
    public void A_button_of_any_age_still_means_the_same(string wire)
    {
        var type = ActionSamples.TypeOf(ActionCodec.NameOf(wire).ToString());
        var action = ActionSamples.Decode(type, wire[(wire.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        Assert.NotNull(action);
        // A renamed or dropped part would be lost here.
        Assert.Equal(wire, ActionSamples.Encode(action));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_action_is_frozen(string name)
    {
        var type = ActionSamples.TypeOf(name);
        foreach (var full in new[] { true, false })
        {
            var wire = ActionSamples.Encode(ActionSamples.Make(type, full));
            Assert.True(File.ReadLines(Frozen).Contains(wire), $"Add this line to Golden/actions.txt, for ever: {wire}");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_claim_that_leaves_something_out_is_refused(string name)
    {
        var type = ActionSamples.TypeOf(name);
        var least = ActionSamples.Encode(ActionSamples.Make(type, full: false));
        if (!least.EndsWith("{}", StringComparison.Ordinal))
            Assert.Throws<JsonException>(() => ActionSamples.Decode(type, "{}"));
        Assert.Null(ActionSamples.Decode(type, "null"));
    }

    [Theory, MemberData(nameof(Lines))]
    public void Whatever_comes_back_is_read_or_refused_and_never_breaks(string wire)
    {
        var type = ActionSamples.TypeOf(ActionCodec.NameOf(wire).ToString());
        var payload = wire[(wire.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        Gen.Select(Gen.Int[0, payload.Length - 1], Gen.Int[0, 6], Gen.Char.AlphaNumeric).Sample((at, cut, put) =>
        {
            var bent = $"{payload.AsSpan(0, at)}{put}{payload.AsSpan(Math.Min(payload.Length, at + cut))}";
            try
            {
                ActionSamples.Decode(type, bent);
            }
            catch (JsonException)
            {
                // Refused as it should be.
            }
        }, iter: 200);
    }

    [Fact]
    public void Any_text_comes_back_as_it_went() =>
        Gen.String[0, 100].Where(static t => !t.Any(char.IsSurrogate)).Sample(static text =>
        {
            var wire = ActionCodec.Encode(new TypeCommand(text)).AsSpan();
            return ActionCodec.Decode<TypeCommand>(wire[(wire.IndexOf(' ') + 1)..])!.Text == text;
        });

    [Fact]
    public void What_is_too_long_for_a_button_is_a_defect_and_thrown_at_once() =>
        Assert.Throws<InvalidOperationException>(static () => ActionCodec.Encode(new TypeCommand(new string('x', ActionCodec.MaxLength))));

    [Theory]
    [InlineData(""), InlineData("nonsense"), InlineData("no.such.action.1 {}"), InlineData("command.type.1"),
     InlineData("command.type.1 "), InlineData("command.type.1 {"), InlineData("command.type.1 {}"), InlineData("command.type.1 []"),
     InlineData("command.type.1 null"), InlineData("command.type.1 {\"Text\":null}"), InlineData("command.type.1 {\"Text\":7}")]
    public async Task A_button_that_cannot_be_understood_is_refused_in_words_and_changes_nothing(string wire)
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        var ada = await house.AddPersonAsync("Ada");
        await house.Press(ada, wire);
        await house.SettleAsync();

        Assert.StartsWith("This button is from another version", Assert.Single(house.Posts(ada)).Summary);
        Assert.Equal((InboxState.Refused, 0), (await house.InboxAsync()).Select(static i => (i.State, i.Attempts)).Single());
    }
}
