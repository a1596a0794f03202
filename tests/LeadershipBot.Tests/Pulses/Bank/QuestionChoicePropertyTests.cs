using CsCheck;
using LeadershipBot.Pulses.Bank;
using Xunit;

namespace LeadershipBot.Tests.Pulses.Bank;

/// <summary>Random lives of a project: gaps, phases, facts that come and go, triggers. What must hold in all of them.</summary>
public sealed class QuestionChoicePropertyTests
{
    private sealed record Step(int Gap, PulsePhase Phase, ulong Known, IReadOnlyList<ItemId> Triggered);

    private sealed record Asking(DateOnly On, Step Step, QuestionFacts Facts, QuestionSet Set);

    private static readonly string[] Names = [.. Banks.English.Facts.Select(fact => fact.Name)];

    private static readonly Gen<IReadOnlyList<ItemId>> Triggers = Gen.OneOf(
        Gen.Const<IReadOnlyList<ItemId>>([]),
        Gen.Int[0, Banks.English.Items.Count - 1].Array[0, 3]
            .Select(places => (IReadOnlyList<ItemId>)[.. places.Select(at => Banks.English.Items[at].Id)]));

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[1, 40], Gen.Enum<PulsePhase>(), Gen.ULong, Triggers,
        (gap, phase, known, ids) => new Step(gap, phase, known, ids));

    private static readonly Gen<(Audience Audience, Step[] Steps)> Lives =
        Gen.Select(Gen.Enum<Audience>(), Steps.Array[1, 40]);

    [Fact]
    public void An_executive_always_gets_an_anchor() => Lives.Sample(life =>
        Assert.All(Live(Audience.Executive, life.Steps), asking => Assert.NotNull(asking.Set.Anchor?.AnchorRank)));

    [Fact]
    public void No_question_but_an_anchor_comes_back_within_its_rest_unless_it_was_triggered() => Lives.Sample(life =>
    {
        Dictionary<ItemId, DateOnly> last = [];
        foreach (var asking in Live(life.Audience, life.Steps))
        {
            foreach (var item in asking.Set.All)
            {
                var isFree = item.AnchorRank is not null || asking.Step.Triggered.Contains(item.Id);
                if (!isFree && last.TryGetValue(item.Id, out var before))
                {
                    Assert.True(asking.On.DayNumber - before.DayNumber >= Math.Max(42, item.RestWeeks * 7), item.Id.Value);
                }

                last[item.Id] = asking.On;
            }
        }
    });

    [Fact]
    public void Nothing_is_chosen_that_cannot_be_filled_or_is_meant_for_others_or_for_another_phase() => Lives.Sample(life =>
    {
        foreach (var asking in Live(life.Audience, life.Steps))
        {
            Assert.All(asking.Set.All, item =>
            {
                Assert.Empty(Banks.English.Missing(item, asking.Facts));
                Assert.Contains(life.Audience, item.Audiences);
                Assert.Contains(asking.Step.Phase, item.Phases);
                Assert.False(item.FollowUpOnly);
                Assert.DoesNotContain('{', QuestionFill.Fill(Banks.English, item, asking.Facts).Value.Text);
            });
        }
    });

    [Fact]
    public void A_set_keeps_to_its_size_and_asks_nothing_twice() => Lives.Sample(life =>
    {
        var size = Banks.English.Size(life.Audience);
        foreach (var asking in Live(life.Audience, life.Steps))
        {
            Assert.True(asking.Set.Rotating.Count <= size.Rotating);
            Assert.True(asking.Set.Text is null || (size.Texts > 0 && !asking.Set.Text.IsClosed));
            Assert.All(asking.Set.Closed, item => Assert.True(item.IsClosed));
            Assert.Distinct(asking.Set.All.Select(item => item.Id));
        }
    });

    [Fact]
    public void The_same_life_brings_the_same_questions_whatever_the_order_of_its_history() => Lives.Sample(life =>
    {
        var first = Live(life.Audience, life.Steps).Select(asking => asking.Set.All.Select(item => item.Id).ToArray());
        var again = Live(life.Audience, life.Steps, reversed: true)
            .Select(asking => asking.Set.All.Select(item => item.Id).ToArray());
        Assert.Equal(first, again);
    });

    private static IEnumerable<Asking> Live(Audience audience, Step[] steps, bool reversed = false)
    {
        List<AskedItem> history = [];
        var today = new DateOnly(2026, 1, 6);
        foreach (var step in steps)
        {
            today = today.AddDays(step.Gap);
            var facts = Banks.Facts(name => (step.Known >> (Array.IndexOf(Names, name) % 64) & 1) == 1);
            var set = QuestionChoice.Pick(
                Banks.English, new Occasion(audience, step.Phase, facts, history, step.Triggered, today));
            var asked = set.All.Select(item => new AskedItem(item.Id, today, null)).ToArray();
            history.InsertRange(reversed ? 0 : history.Count, asked);
            yield return new Asking(today, step, facts, set);
        }
    }
}
