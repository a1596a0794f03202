using CsCheck;
using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

public sealed class AnswerValueTests
{
    /// <summary>Buttons live for months: what was once sent must be read for ever.</summary>
    [Theory]
    [InlineData("s1", AnswerType.Scale, "1", null)]
    [InlineData("s5", AnswerType.Scale, "5", null)]
    [InlineData("by", AnswerType.YesNo, "yes", null)]
    [InlineData("bn", AnswerType.YesNo, "no", null)]
    [InlineData("o:on_course", AnswerType.Choice, "on_course", null)]
    [InlineData("o:need:a quote: two days", AnswerType.Choice, "need", "a quote: two days")]
    [InlineData("o:0195f3c2-8d1e-7a64-b0f1-1d2c3b4a5f60", AnswerType.Choice, "0195f3c2-8d1e-7a64-b0f1-1d2c3b4a5f60", null)]
    [InlineData("t:we lose fewer batches", AnswerType.Text, "", "we lose fewer batches")]
    public void The_wire_form_is_frozen(string wire, AnswerType type, string token, string? words)
    {
        var answer = AnswerValue.Parse(wire).Value;

        Assert.Equal((type, token, words), (answer.Type, answer.Token, answer.Words));
        Assert.Equal(wire, answer.ToWire());
    }

    [Theory]
    [InlineData("")]
    [InlineData("s0")]
    [InlineData("s6")]
    [InlineData("s55")]
    [InlineData("yes")]
    [InlineData("o:")]
    [InlineData("o:two words")]
    [InlineData("o:<b>")]
    [InlineData("t:")]
    [InlineData("t:   ")]
    [InlineData("x:1")]
    public void What_cannot_be_read_is_refused_and_says_that_nothing_was_recorded(string wire)
    {
        Assert.False(AnswerValue.Parse(wire).TryGet(out _, out var refusal));
        Assert.Contains("nothing was recorded", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_holds_140_characters_on_one_line()
    {
        Assert.True(AnswerValue.Text(new string('x', 140)).Succeeded);
        Assert.Contains("141 characters", AnswerValue.Text(new string('x', 141)).Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Equal("fewer stops at night", AnswerValue.Text(" fewer stops\nat night\t").Value.Words);
    }

    [Fact]
    public void Every_answer_survives_its_wire_form()
    {
        var key = Gen.String[Gen.Char["abcxyz019_-."], 1, 64];
        var words = Gen.String[Gen.Char["abc :ü\"\\,\n"], 0, 140];
        var answers = Gen.OneOf(
            Gen.Int[1, 5].Select(AnswerValue.Scale),
            Gen.Bool.Select(yes => yes ? AnswerValue.Yes : AnswerValue.No),
            Gen.Select(key, words, (k, w) => AnswerValue.Option(k, w).Value),
            words.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => AnswerValue.Text(w).Value));

        answers.Sample(answer => Assert.Equal(answer, AnswerValue.Parse(answer.ToWire()).Value));
    }

    [Theory]
    [InlineData("DEC-06", "by", true)]
    [InlineData("DEC-06", "s3", false)]
    [InlineData("DEC-12", "s3", true)]
    [InlineData("DEC-12", "o:3", false)]
    [InlineData("DEC-13", "o:trouble", true)]
    [InlineData("DEC-13", "o:removed_key", false)]
    [InlineData("DEC-13", "o:trouble:because", false)]
    [InlineData("DEC-02", "o:need:the quote", true)]
    [InlineData("DEC-01", "o:k1", true)]
    [InlineData("DEC-01", "o:none", true)]
    [InlineData("DEC-01", "o:k9", false)]
    [InlineData("WHY-04", "t:we sleep", true)]
    [InlineData("WHY-04", "by", false)]
    public void An_answer_must_be_one_that_the_question_can_have(string id, string wire, bool isTaken) =>
        Assert.Equal(isTaken, AnswerRule.Check(Banks.Item(id), AnswerValue.Parse(wire).Value, ["k1", "k2"]).Succeeded);
}
