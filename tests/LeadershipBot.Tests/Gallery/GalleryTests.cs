using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;
using Xunit.Sdk;

namespace LeadershipBot.Tests.Gallery;

/// <summary>What the product can say, checked where no platform is in sight yet: limits, taste, and that nothing is left
/// out.</summary>
public sealed class GalleryTests
{
    /// <summary>Acts that stand in no button: they are the way back behind <c>undo</c>.</summary>
    private static readonly string[] OnlyUndone =
    [
        "kpis.bring-back.1", "kpis.forget-added.1", "kpis.put-back.1", "kpis.reading-back.1",
        "outcome.agree-back.1", "outcome.propose-back.1",
        "brief.takeback.1", "charter.unsign.1", "people.declare-absence-again.1", "people.bring-back.1", "people.forget-added.1",
            "people.rename-back.1", "people.prefer-back.1",
        "people.set-back.1", "whys.go-live-back.1", "questions.withdraw.1", "shifts.crew-back.1",
        "decision.takeback.1", "rule.back.1", "commitment.back.1",
        "commitment.forget.1", "loop.reopen.1",
    ];

    [Fact]
    public async Task Ids_are_unique_lower_case_words_with_dots()
    {
        await using var house = await BriefHouse.OpenAsync();
        var ids = house.Gallery().Select(static e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, static id => Assert.Matches("^[a-z]+([.-][a-z0-9]+)*$", id));
    }

    [Fact]
    public async Task Every_message_keeps_the_limits_that_every_channel_can_draw()
    {
        await using var house = await BriefHouse.OpenAsync();
        Assert.All(house.Gallery().Where(static e => e.Message is not null), static e => WithinLimits(e.Message!));
    }

    [Fact]
    public async Task Every_form_keeps_the_limits_that_every_channel_can_draw()
    {
        await using var house = await BriefHouse.OpenAsync();
        Assert.All(house.Gallery().Where(static e => e.Form is not null), static e => WithinLimits(e.Form!));
    }

    [Fact]
    public async Task Nothing_shouts_decorates_or_stumbles()
    {
        await using var house = await BriefHouse.OpenAsync();
        foreach (var entry in house.Gallery())
            Assert.All(entry.Message is { } message ? PlainText.Words(message) : PlainText.Words(entry.Form!),
                words => Tasteful(entry.Id, words));
    }

    [Fact]
    public async Task Every_wire_is_understood_by_the_version_that_wrote_it()
    {
        await using var house = await BriefHouse.OpenAsync();
        var registry = house.Get<ActionRegistry>();
        foreach (var wire in Wires(house))
        {
            Assert.True(wire.Length <= ActionCodec.MaxLength, wire);
            Assert.NotNull(registry.Find(wire, out var payload));
            Assert.NotEmpty(payload);
        }
    }

    [Fact]
    public async Task Every_act_has_a_button_or_form_or_is_a_way_back()
    {
        await using var house = await BriefHouse.OpenAsync();
        var shown = Wires(house).Select(static w => ActionCodec.NameOf(w).ToString()).ToHashSet();
        Assert.DoesNotContain(house.Get<ActionRegistry>().Names, name => !shown.Contains(name) && !IsWayBack(name));
    }

    [Fact]
    public async Task Every_button_that_opens_a_form_says_so_and_its_form_is_shown()
    {
        await using var house = await BriefHouse.OpenAsync();
        var forms = house.Gallery().Where(static e => e.Form is not null).Select(static e => e.Form!.Title).ToHashSet();
        var opening = ActionRegistry.ActionTypes.Where(static t => t.IsAssignableTo(typeof(IOpensForm)))
            .Select(static t => Name(t)).ToHashSet();
        foreach (var press in house.Gallery().Where(static e => e.Message is not null)
            .SelectMany(static e => PlainText.Presses(e.Message!)))
            Assert.Equal(opening.Contains(ActionCodec.NameOf(press.Wire).ToString()), press.OpensForm);
        var who = await house.AddPersonAsync("Ada");
        foreach (var wire in Wires(house).Where(w => opening.Contains(ActionCodec.NameOf(w).ToString())))
        {
            var opened = await house.Intake.OpenAsync(wire, Outbox.ToAddress(who.Identities[0]),
                TestContext.Current.CancellationToken);
            if (opened.Succeeded)
                Assert.Contains(opened.Value.Title, forms);
        }
    }

    [Fact]
    public async Task Every_kind_of_message_is_shown()
    {
        await using var house = await BriefHouse.OpenAsync();
        var ids = house.Gallery().Select(static e => e.Id).ToHashSet();
        Assert.All(Enum.GetValues<MessageKind>(), kind => Assert.Contains(Shows(kind), ids));
    }

    [Fact]
    public async Task Every_entry_reads_as_agreed()
    {
        await using var house = await BriefHouse.OpenAsync();
        var wrong = new List<string>();
        foreach (var entry in house.Gallery())
        {
            try
            {
                Golden.Match($"gallery/{entry.Id}.txt", PlainText.Of(entry));
            }
            catch (FailException difference)
            {
                wrong.Add(difference.Message);
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Shows(MessageKind kind) => kind switch
    {
        MessageKind.Reply => "reply.later",
        MessageKind.KpiNotice => "kpi.stale",
        MessageKind.KpiDigest => "kpi.digest",
        MessageKind.OutcomeCard => "outcome.card",
        MessageKind.Introduction => "introduction",
        MessageKind.Brief => "brief",
        MessageKind.BriefCopy => "brief.assistant",
        MessageKind.Reminder => "reminder",
        MessageKind.Charter => "charter.proposed",
        MessageKind.PmoNotice => "pmo.two-unanswered",
        MessageKind.AnswerNotice => "answer.notice",
        MessageKind.Sample => "brief.sample",
        MessageKind.DecisionAsk => "decision.card",
        MessageKind.DecisionNotice => "decision.notice",
        MessageKind.Why => "why",
        MessageKind.WhyDraft => "why.card.ready",
        MessageKind.LanguageAsk => "why.language",
        MessageKind.TalkCard => "shift.card",
        MessageKind.TeamQuestion => "question.card",
        MessageKind.AskerAnswer => "question.answered.asker",
        MessageKind.TeamAnswer => "question.answered.team",
        MessageKind.WhyCheck => "check.understood",
        MessageKind.TeamPulse => "team-pulse",
        MessageKind.TeamHeard => "team-heard",
        MessageKind.MondayDigest => "monday",
        _ => throw new NotSupportedException(kind.ToString()),
    };

    private static IEnumerable<string> Wires(BotHouse house) => house.Gallery().SelectMany(static e =>
        e.Form is { } form ? [form.SubmitWire] : PlainText.Presses(e.Message!).Select(static b => b.Wire));

    private static string Name(Type action) =>
        (string)action.GetProperty(nameof(TypeCommand.Name),
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public)!.GetValue(null)!;

    private static bool IsWayBack(string name) => OnlyUndone.Contains(name)
        || name.StartsWith("projects.", StringComparison.Ordinal) || name.StartsWith("sites.", StringComparison.Ordinal);

    private static void Tasteful(string id, string words)
    {
        Assert.False(words.Contains('!', StringComparison.Ordinal), $"{id} shouts: {words}");
        Assert.False(words.Contains("  ", StringComparison.Ordinal), $"{id} has two blanks: {words}");
        Assert.False(words.EnumerateRunes().Any(static r => r.Value is >= 0x1F000 or (>= 0x2600 and <= 0x27BF)),
            $"{id} decorates: {words}");
        Assert.Equal(words.Trim(), words);
        Assert.NotEmpty(words);
    }

    private static void WithinLimits(Message message)
    {
        Assert.InRange(message.Blocks.Count, 1, Message.MaxBlocks);
        Assert.InRange(message.Summary.Length, 1, Message.MaxSummary);
        foreach (var block in message.Blocks)
            WithinLimits(block);
        Assert.All(PlainText.Presses(message), static b => Assert.InRange(b.Label.Length, 1, Button.MaxLabel));
    }

    private static void WithinLimits(Block block)
    {
        switch (block)
        {
            case Text text:
                Assert.InRange(text.Value.Length, 1, Text.MaxLength);
                break;
            case Facts facts:
                Assert.InRange(facts.Rows.Count, 1, Facts.MaxRows);
                break;
            case Scale scale:
                Assert.InRange(scale.Points.Count, 2, 7);
                break;
            case Choice choice:
                Assert.InRange(choice.Options.Count, 2, 12);
                break;
            case Buttons buttons:
                Assert.InRange(buttons.Items.Count, 1, 10);
                break;
        }
    }

    private static void WithinLimits(Form form)
    {
        Assert.InRange(form.Title.Length, 1, Form.MaxTitle);
        Assert.InRange(form.SubmitLabel.Length, 1, Form.MaxTitle);
        Assert.InRange(form.Fields.Count, 1, 10);
        Assert.Equal(form.Fields.Select(static f => f.Key).Distinct().Count(), form.Fields.Count);
        Assert.All(form.Fields, static f => Assert.Matches("^[a-z_]+$", f.Key));
    }
}
