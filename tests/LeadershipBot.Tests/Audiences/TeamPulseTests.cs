using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Audiences;

/// <summary>A quarter of team pulses, lived through.</summary>
public sealed class TeamPulseTests
{
    private static readonly DateTimeOffset EndOfQuarter = new(2027, 6, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everybody_is_asked_once_a_quarter_in_their_hours()
    {
        await using var team = await TeamHouse.StartAsync(12);
        await team.House.PassAsync(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var before = await team.LookAsync(static db => db.TeamAsks.CountAsync());
        await PassHeardAsync(team, EndOfQuarter);
        var asks = await team.LookAsync(static db => db.TeamAsks.ToListAsync());
        Assert.Equal(12, asks.Count - before);
        Assert.All(asks, static a => Assert.Equal(10, Zones.InZone(a.DueAt, "Europe/Berlin").Hour));
    }

    [Fact]
    public async Task The_first_message_says_what_this_is_and_how_to_stop_it()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var first = All(team, (await AskedAsync(team))[0]);
        Assert.Contains("Ali Demir asked me", first, StringComparison.Ordinal);
        Assert.Contains("Type stop", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_week_brings_more_than_one_message_that_was_not_asked_for()
    {
        await using var team = await TeamHouse.StartAsync(12);
        await PassHeardAsync(team, EndOfQuarter);
        var sent = await team.LookAsync(static db => db.Ledger.Where(r => r.Event == LedgerEvent.Sent
            && (r.Kind == MessageKind.TeamPulse || r.Kind == MessageKind.TeamHeard)).ToListAsync());
        Assert.Contains(sent, static r => r.Kind == MessageKind.TeamHeard);
        Assert.All(sent.GroupBy(static r => (r.PersonId, MessageBudget.WeekOf(r.At, "Europe/Berlin"))), static week => Assert.Single(week));
    }

    [Fact]
    public async Task After_the_close_nothing_tells_who_answered()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var asked = await AskedAsync(team);
        await team.AnswerAllAsync(asked[0], 0);
        await team.AnswerAllAsync(asked[1], 3);
        await team.AnswerAllAsync(asked[1], 1);
        var open = await TracesAsync(team, asked);
        // The open cards differ, as they must; what is on record about people does not.
        Assert.All(asked, person => Assert.Equal(open[asked[2].Id].Ledger, open[person.Id].Ledger));
        Assert.All(asked, person => Assert.Equal(open[asked[2].Id].Export, open[person.Id].Export));
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(9));
        var closed = await TracesAsync(team, asked);
        Assert.All(asked, person => Assert.Equal(closed[asked[2].Id], closed[person.Id]));
        Assert.DoesNotContain(await team.House.InboxAsync(), static i => i.Body is not null);
        Assert.Empty(await team.LookAsync(static db => db.OpenAnswers.ToListAsync()));
        Assert.Empty(await team.LookAsync(static db => db.Answers.ToListAsync()));
        Assert.Empty(await team.LookAsync(static db => db.UndoSteps.Where(u => u.InverseWire.StartsWith("team")).ToListAsync()));
    }

    [Fact]
    public async Task An_answer_is_shown_to_its_author_and_can_be_forgotten()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var person = (await AskedAsync(team))[0];
        await team.AnswerAllAsync(person, 1);
        Assert.Contains(PlainText.Presses(team.House.Posts(person)[^1]), static b => b.Chosen);
        await team.TapAsync(person, team.Find(person, "Forget my answers"));
        Assert.DoesNotContain(PlainText.Presses(team.House.Posts(person)[^1]), static b => b.Chosen);
        Assert.Empty(await team.LookAsync(static db => db.OpenAnswers.ToListAsync()));
    }

    [Fact]
    public async Task Nobody_answers_with_a_button_that_was_sent_to_somebody_else()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var asked = await AskedAsync(team);
        var button = team.House.Posts(asked[0])[^1].Blocks.OfType<Scale>().Select(static s => s.Points[0])
            .Concat(team.House.Posts(asked[0])[^1].Blocks.OfType<Choice>().Select(static c => c.Options[0])).First();
        await team.TapAsync(asked[1], button);
        Assert.Contains("somebody else", PlainText.Of(team.House.Posts(asked[1])[^1]), StringComparison.Ordinal);
        Assert.Empty(await team.LookAsync(static db => db.OpenAnswers.ToListAsync()));
    }

    [Fact]
    public async Task A_button_kept_from_a_closed_card_adds_nothing()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var person = (await AskedAsync(team))[0];
        var kept = team.House.Posts(person)[^1].Blocks.OfType<Scale>().Select(static s => s.Points[0])
            .Concat(team.House.Posts(person)[^1].Blocks.OfType<Choice>().Select(static c => c.Options[0])).First();
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(9));
        await team.TapAsync(person, kept);
        Assert.Contains("has closed", PlainText.Of(team.House.Posts(person)[^1]), StringComparison.Ordinal);
        Assert.Empty(await team.LookAsync(static db => db.OpenAnswers.ToListAsync()));
    }

    [Fact]
    public async Task Results_are_counts_of_five_and_more_and_say_what_is_missing()
    {
        await using var team = await TeamHouse.StartAsync(30);
        var asked = await AskedAsync(team);
        Assert.True(asked.Count == 10, $"{asked.Count} were asked");
        foreach (var person in asked)
            await team.AnswerAllAsync(person, 4);
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(9));
        var results = await team.SaysAsync(team.Ali, "results MES");
        Assert.Contains("of 10", results, StringComparison.Ordinal);
        Assert.Contains("Too few to show", results, StringComparison.Ordinal);
        Assert.DoesNotContain("Member", results, StringComparison.Ordinal);
        Assert.StartsWith("The PMO, sponsors and leads", await team.SaysAsync(team.People[0], "results MES"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pmo_says_what_came_of_it_and_those_who_were_asked_hear_it_once_it_stands()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var asked = await AskedAsync(team);
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(9));
        Assert.Contains("has closed", string.Join('\n', team.House.Posts(team.Ali).Select(static m => m.Summary)), StringComparison.Ordinal);
        Assert.Contains("Noted.", await team.SaysAsync(team.Ali, "heard MES done labels unreadable -> new labels on line 3"), StringComparison.Ordinal);
        Assert.DoesNotContain("new labels", All(team, asked[0]), StringComparison.Ordinal);
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(8));
        Assert.All(asked, person => Assert.Contains("new labels on line 3", All(team, person), StringComparison.Ordinal));
        var others = team.People.Where(p => asked.All(a => a.Id != p.Id));
        Assert.All(others, person => Assert.DoesNotContain("new labels", All(team, person), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_back_in_time_is_told_to_nobody()
    {
        await using var team = await TeamHouse.StartAsync(16);
        var asked = await AskedAsync(team);
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(9));
        await team.SaysAsync(team.Ali, "heard MES declined more breaks -> not now");
        await team.SaysAsync(team.Ali, "undo");
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(8));
        Assert.DoesNotContain("not now", All(team, asked[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_said_the_pmo_is_reminded_and_the_next_pulse_is_held()
    {
        await using var team = await TeamHouse.StartAsync(16);
        await AskedAsync(team);
        await team.House.PassAsync(team.House.Clock.Instant.AddDays(20));
        Assert.Contains("next team pulse is held", All(team, team.Ali), StringComparison.Ordinal);
        var before = await team.LookAsync(static db => db.TeamAsks.CountAsync());
        await team.House.PassAsync(EndOfQuarter);
        Assert.Equal(before, await team.LookAsync(static db => db.TeamAsks.CountAsync()));
        Assert.Contains(await team.LookAsync(static db => db.Ledger.ToListAsync()),
            static r => r is { Event: LedgerEvent.HeldBack, Kind: MessageKind.TeamPulse });
    }

    [Fact]
    public async Task Who_said_stop_left_or_is_away_is_not_asked()
    {
        await using var team = await TeamHouse.StartAsync(4);
        await team.House.Type(team.People[0], "stop");
        await team.House.AddAsync(Some.Absence(team.People[1], new DateOnly(2027, 3, 1), new DateOnly(2027, 7, 30)));
        await PassHeardAsync(team, EndOfQuarter);
        var asked = await team.LookAsync(static db => db.TeamAsks.Select(a => a.PersonId).Distinct().ToListAsync());
        Assert.DoesNotContain(team.People[0].Id, asked);
        Assert.DoesNotContain(team.People[1].Id, asked);
        Assert.Contains(team.People[2].Id, asked);
    }

    private static string All(TeamHouse team, Person person) =>
        string.Join('\n', team.House.Posts(person).SelectMany(PlainText.Words));

    /// <summary>Passes time until the first pulse has gone out, and gives those who have it.</summary>
    private static async Task<List<Person>> AskedAsync(TeamHouse team)
    {
        await team.House.PassAsync(new DateTimeOffset(2027, 3, 9, 10, 0, 0, TimeSpan.Zero));
        var ids = await team.LookAsync(static db => db.TeamAsks.Select(a => a.PersonId).ToListAsync());
        Assert.NotEmpty(ids);
        return [.. team.People.Where(p => ids.Contains(p.Id))];
    }

    /// <summary>A PMO who answers for every pulse.</summary>
    private static async Task PassHeardAsync(TeamHouse team, DateTimeOffset until)
    {
        while (team.House.Clock.Instant < until)
        {
            await team.House.PassAsync(team.House.Clock.Instant.AddDays(6));
            if (await team.LookAsync(static db => db.PulseLoops.AnyAsync(l => l.ClosedAt == null)))
                await team.SaysAsync(team.Ali, "heard MES planned it is slow -> we look at it");
        }
    }

    /// <summary>All that is stored about each person, without ids and times of their own.</summary>
    private static Task<Dictionary<PersonId, Trace>> TracesAsync(TeamHouse team, List<Person> people) => team.LookAsync(async db =>
    {
        var traces = new Dictionary<PersonId, Trace>();
        foreach (var person in people)
        {
            var outbox = await db.Outbox.Where(r => r.PersonId == person.Id && r.Kind != MessageKind.Reply).OrderBy(r => r.Seq)
                .Select(r => $"{r.Kind} {r.Revision} {r.State}").ToListAsync();
            var ledger = await db.Ledger.Where(r => r.PersonId == person.Id).OrderBy(r => r.Seq)
                .Select(r => $"{r.Kind} {r.Event} {r.Reason}").ToListAsync();
            var export = (await PersonalData.CollectAsync(db, person.Id, CancellationToken.None))
                .Select(static r => r.Table).Order();
            traces[person.Id] = new Trace(string.Join('\n', outbox), string.Join('\n', ledger), string.Join('\n', export),
                string.Join('\n', team.House.Posts(person).Select(PlainText.Of)));
        }
        return traces;
    });

    private sealed record Trace(string Outbox, string Ledger, string Export, string Chat);
}
