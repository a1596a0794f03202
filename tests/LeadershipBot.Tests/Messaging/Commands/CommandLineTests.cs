using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Xunit;

namespace LeadershipBot.Tests.Messaging.Commands;

public sealed class CommandLineTests
{
    [Theory]
    // Words, case, punctuation, quotation marks.
    [InlineData("projects", "projects")]
    [InlineData("PROJECTS", "projects")]
    [InlineData("  projects. ", "projects")]
    [InlineData("help", "help")]
    [InlineData("help away", "help; about=away")]
    [InlineData("pause all", "pause all")]
    [InlineData("pause \"all hands\"", "pause|resume; pause|resume=pause; project=All Hands")]
    [InlineData("resume mes", "pause|resume; pause|resume=resume; project=MES and Historian")]
    // Names: exact, prefix, words in any order, fragments, accents, slips, e-mail, me.
    [InlineData("status MES and Historian", "status; project=MES and Historian")]
    [InlineData("status mes", "status; project=MES and Historian")]
    [InlineData("status historian", "status; project=MES and Historian")]
    [InlineData("status hist mes", "status; project=MES and Historian")]
    [InlineData("status storia", "status; project=MES and Historian")]
    [InlineData("status muller", "status; project=Müller Line 3")]
    [InlineData("status Mueller Line 3", "status; project=Müller Line 3")]
    [InlineData("status line 3?", "status; project=Müller Line 3")]
    [InlineData("status firewal", "status; project=Firewall Renewal")]
    [InlineData("status fierwall", "status; project=Firewall Renewal")]
    [InlineData("status \"fiber\"", "status; project=Fiber Ring")]
    [InlineData("status “Fiber Ring”", "status; project=Fiber Ring")]
    [InlineData("remove person sebnem", "remove person; person=Şebnem Öztürk")]
    [InlineData("remove person OZTURK", "remove person; person=Şebnem Öztürk")]
    [InlineData("remove person jd2@example.com", "remove person; person=jd2@example.com")]
    [InlineData("remove person obrien", "remove person; person=Jørgen O'Brien")]
    [InlineData("remove person jorgen", "remove person; person=Jørgen O'Brien")]
    [InlineData("absences me", "absences; person=Ali Demir")]
    [InlineData("site mes koln", "site; project=MES and Historian; site=Köln Nord")]
    // Several slots side by side.
    [InlineData("sponsor mes and historian ali demir from 3 mar 2027",
        "sponsor; date=2027-03-03; person=Ali Demir; project=MES and Historian")]
    [InlineData("sponsor fiber kaya", "sponsor; person=Ali Kaya; project=Fiber Ring")]
    [InlineData("chair mes kaya",
        "lead|member|pmo|chair; lead|member|pmo|chair=chair; person=Ali Kaya; project=MES and Historian")]
    [InlineData("deputy mes kaya for ali demir", "deputy; person=Ali Kaya; project=MES and Historian; sponsor=Ali Demir")]
    [InlineData("deputy mes kaya for ali demir until 14 May with vote",
        "deputy; dates=2027-03-10 to 2027-05-14; person=Ali Kaya; project=MES and Historian; sponsor=Ali Demir; "
        + "with vote=with vote")]
    [InlineData("deputy kaya", "deputy; person=Ali Kaya")]
    [InlineData("deputy kaya for 2 weeks", "deputy; dates=2027-03-10 to 2027-03-23; person=Ali Kaya")]
    // Text, zones, e-mail, numbers, choices, slots.
    [InlineData("add project New Line 7", "add project; name=New Line 7")]
    [InlineData("add project New Line 7 at bursa", "add project; name=New Line 7; site=Bursa")]
    [InlineData("add project \"Rest at Bursa\"", "add project; name=Rest at Bursa")]
    [InlineData("add person Mia Lang", "add person; name=Mia Lang")]
    [InlineData("add person Mia Lang in europe/berlin", "add person; name=Mia Lang; zone=Europe/Berlin")]
    [InlineData("add person Mia Lang in Europe/Berlin mia@example.com",
        "add person; email=mia@example.com; name=Mia Lang; zone=Europe/Berlin")]
    [InlineData("add person Mia Lang mia@example.com", "add person; email=mia@example.com; name=Mia Lang")]
    [InlineData("set me hours 07:00-15:30", "set; field=hours; person=Ali Demir; value=07:00-15:30")]
    [InlineData("set kaya days Sun-Thu", "set; field=days; person=Ali Kaya; value=Sun-Thu")]
    [InlineData("rename project fiber to Fiber Ring 2", "rename project; name=Fiber Ring 2; project=Fiber Ring")]
    [InlineData("phase mes go-live", "phase; phase=go-live; project=MES and Historian")]
    [InlineData("remind kaya 3", "remind; count=3; person=Ali Kaya")]
    [InlineData("brief Tue 12:00", "brief; slot=Tue 12:00")]
    [InlineData("brief thursdays at 9:30", "brief; slot=Thu 09:30")]
    // Dates in commands.
    [InlineData("approve mes", "approve; project=MES and Historian")]
    [InlineData("approve mes 3 Feb", "approve; on=2027-02-03; project=MES and Historian")]
    [InlineData("approve mes 3 Nov", "approve; on=2026-11-03; project=MES and Historian")]
    [InlineData("away until 14 May", "away; dates=2027-03-10 to 2027-05-14")]
    [InlineData("away me tomorrow", "away; dates=2027-03-11; person=Ali Demir")]
    [InlineData("away kaya 15-19 Mar", "away; dates=2027-03-15 to 2027-03-19; person=Ali Kaya")]
    [InlineData("cancel away", "cancel away")]
    [InlineData("cancel away kaya 15 mar", "cancel away; date=2027-03-15; person=Ali Kaya")]
    public void A_line_is_understood(string line, string expected) => Assert.Equal(expected, Lines.Shown(Lines.Read(line)));

    [Theory]
    // Nothing like it.
    [InlineData("make coffee", "I do not know 'make coffee' as a command.")]
    [InlineData("please pause mes", "I do not know 'please pause mes' as a command. Perhaps:")]
    // Ambiguous names.
    [InlineData("status fi", "'fi' fits 2 projects: Firewall Renewal, Fiber Ring. Which one?")]
    [InlineData("remove person ali", "'ali' fits 2 people: Ali Demir (ali@example.com), Ali Kaya (kaya@example.com). Which one?")]
    [InlineData("remove person jane doe", "'jane doe' fits 2 people")]
    [InlineData("remove person \"# not an id of twenty-two\"", "I know no person called")]
    [InlineData("status #!!!!!!!!!!!!!!!!!!!!!!", "I know no project called")]
    // Unknown names.
    [InlineData("status zebra", "I know no project called 'zebra'.")]
    [InlineData("status fibbring", "Near to it: Fiber Ring.")]
    [InlineData("remove person zzz", "I know no person called 'zzz'. Type people for the names.")]
    [InlineData("lead mes zorro", "I know no person called 'zorro'.")]
    // Wrong values.
    [InlineData("away 3/4", "'3/4' can be read two ways.")]
    [InlineData("away soon", "'soon' is not a date I can read.")]
    [InlineData("approve mes 32 mar", "'32 mar' is not a date I can read.")]
    [InlineData("away 14 May until 3 Apr 2027", "is before the start")]
    [InlineData("away until 14 May 2031", "is longer than 400 days")]
    [InlineData("remind kaya many", "'many' is not a whole number.")]
    [InlineData("brief noon", "'noon' is not a day and a time.")]
    // Misspelt words.
    [InlineData("projcts", "Did you mean: projects")]
    [InlineData("aprove mes", "Did you mean: approve mes")]
    [InlineData("add persn Mia", "Did you mean: add person Mia")]
    // Beginnings.
    [InlineData("approve", "'approve' is a beginning; still missing: <project>. The command is: approve <project> [<date>]")]
    [InlineData("sponsor mes", "still missing: <person>")]
    [InlineData("set me", "still missing: zone|hours|days|rota|calendar|language <value>")]
    [InlineData("add", "'add' is a beginning; still missing: ")]
    // Too much, or something else.
    [InlineData("undo everything", "I understood 'undo', but not 'everything'.")]
    [InlineData("pause all now", "but not 'now'")]
    [InlineData("add widget X", "I understood 'add', but not 'widget X'. add person <name> [in <zone>] [<email>]")]
    [InlineData("phase mes flying", "I understood 'phase mes', but not 'flying'.")]
    public void A_wrong_line_is_refused_with_what_would_work(string line, string part)
    {
        var reading = Lines.Read(line);
        Assert.NotNull(reading.Refusal);
        Assert.Contains(part, reading.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_names_are_told_apart_by_buttons_that_cannot_be_misread()
    {
        var refusal = Assert.IsType<RefusalWithWays>(Lines.Read("remove person jane doe").Refusal);
        Assert.Equal(["jane@example.com", "jd2@example.com"], refusal.Ways.Select(static w => w.Label));
        foreach (var way in refusal.Ways)
        {
            var typed = ActionCodec.Decode<TypeCommand>(way.Wire.AsSpan(TypeCommand.Name.Length + 1))!;
            Assert.Equal($"remove person; person={way.Label}", Lines.Shown(Lines.Read(typed.Text)));
        }
    }

    [Fact]
    public void The_button_under_a_misspelt_command_runs_the_right_one()
    {
        var refusal = Assert.IsType<RefusalWithWays>(Lines.Read("aprove mes 3 Feb").Refusal);
        var typed = ActionCodec.Decode<TypeCommand>(refusal.Ways[0].Wire.AsSpan(TypeCommand.Name.Length + 1))!;
        Assert.Equal("approve; on=2027-02-03; project=MES and Historian", Lines.Shown(Lines.Read(typed.Text)));
    }

    [Fact]
    public void A_beginning_shows_only_what_the_asker_may_use()
    {
        var reading = Lines.Read("deputy", static c => !c.Grammar.Contains("for <sponsor", StringComparison.Ordinal));
        Assert.DoesNotContain("<sponsor>", reading.Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Contains("deputy <person> [<dates>] [with vote]", reading.Refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause <project>", "pause <what:project>")]
    [InlineData("note <text>", "note <name:word>")]
    [InlineData("add [new] <text>", "add <text>")]
    public void Two_commands_one_line_could_mean_stop_the_start(string first, string second) =>
        Assert.Throws<InvalidOperationException>(() => new CommandTable([new Only(first), new Only(second)]));

    [Theory]
    [InlineData("<project> pause")]
    [InlineData("pause <colour>")]
    [InlineData("pause [<project>")]
    [InlineData("pause <project")]
    [InlineData("")]
    public void A_grammar_that_cannot_be_read_stops_the_start(string grammar) =>
        Assert.Throws<FormatException>(() => new CommandTable([new Only(grammar)]));
}
