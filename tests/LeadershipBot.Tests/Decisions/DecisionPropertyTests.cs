using CsCheck;
using LeadershipBot.Decisions;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Decisions;

/// <summary>Whatever an executive, a deputy, whoever it was passed on to and the PMO do in any order.</summary>
public sealed class DecisionPropertyTests
{
    private enum What { ChooseOt, ChooseIt, PassOn, Need, Undo, Withdraw, Wait }

    /// <summary>An act: who (executive, deputy, the other, PMO), what, on which of the seats there are, and how much
    /// later.</summary>
    private sealed record Act(int Who, What What, int Seat, int Minutes);

    private static readonly int[] Waits = [0, 1, 10, 29, 31, 45];

    private static readonly Gen<Act> SomeAct = Gen.Select(Gen.Int[0, 3], Gen.Enum<What>(), Gen.Int[0, 2],
        Gen.Int[0, 5].Select(static i => Waits[i]), static (who, what, seat, minutes) => new Act(who, what, seat, minutes));

    [Fact]
    public Task At_most_one_outcome_stands_the_told_know_what_stands_and_the_history_is_whole() =>
        SomeAct.List[4, 14].SampleAsync(ActedAsync, iter: 12, threads: 1);

    private static async Task ActedAsync(List<Act> acts)
    {
        await using var office = await Office.OpenAsync();
        var (jonas, henrik, emre) = (Some.Person("Jonas Weber"), Some.Person("Henrik Lund"), Some.Person("Emre Yildiz"));
        var deputy = Some.Role(office.Project, jonas, RoleKind.Deputy, office.Meral);
        deputy.WithVote = true;
        await office.House.AddAsync(jonas, henrik, emre, deputy);
        await office.SaysAsync(office.Ali, "ask meral \"Firewall owner\" options OT | IT by 12 Mar waits \"Emre Yildiz\"");
        await office.PassAsync(Office.FirstBrief);
        Person[] people = [office.Meral, jonas, henrik, office.Ali];
        foreach (var act in acts)
        {
            await office.PassAsync(office.House.Clock.Instant.AddMinutes(act.Minutes));
            await OneAsync(office, people[act.Who], act);
            OnlyOneStands(await DecisionAsync(office));
        }
        await office.PassAsync(0, 3);
        await ToldWhatStandsAsync(office, await DecisionAsync(office), emre);
    }

    /// <summary>An act that is taken leaves exactly one step of the actor's; one that is refused leaves none.</summary>
    private static async Task OneAsync(Office office, Person actor, Act act)
    {
        var before = await DecisionAsync(office);
        var seats = before.Seats.OrderBy(static s => s.AskedAt).ThenBy(static s => s.Id.Value).ToList();
        var seat = seats[Math.Min(act.Seat, seats.Count - 1)];
        var taken = act.What switch
        {
            What.ChooseOt => await PressAsync(office, actor, ActionCodec.Encode(new ChooseOption(seat.Id, 0, null))),
            What.ChooseIt => await PressAsync(office, actor, ActionCodec.Encode(new ChooseOption(seat.Id, 1, null))),
            What.PassOn => (await office.House.Submit(actor, ActionCodec.Encode(new SubmitDecider(seat.Id, null)),
                ("who", "Henrik Lund")))!.Value.Succeeded,
            What.Need => (await office.House.Submit(actor, ActionCodec.Encode(new SubmitNeed(seat.Id, null)),
                ("what", "an offer")))!.Value.Succeeded,
            What.Undo => await TypeAsync(office, actor, "undo"),
            What.Withdraw => await TypeAsync(office, actor, "withdraw MES-1"),
            _ => false,
        };
        await office.House.SettleAsync();
        var after = await DecisionAsync(office);
        Assert.Equal(Enumerable.Range(1, after.Steps.Count), after.Steps.Select(static s => s.Number).Order());
        var mine = after.Steps.Count(s => s.ActorId == actor.Id) - before.Steps.Count(s => s.ActorId == actor.Id);
        var same = act.What is What.ChooseOt or What.ChooseIt && seat.State == SeatState.Chosen && seat.Choice == (int)act.What;
        // The very first undo of the PMO takes the question itself back; that too is a step.
        Assert.Equal(taken && !same ? 1 : 0, mine);
    }

    private static void OnlyOneStands(Decision decision)
    {
        var standing = decision.Steps.Where(static s => s.UndoneAt is null && s.Kind is StepKind.Chosen or StepKind.Withdrawn
            && s.UndoneAt is null).ToList();
        Assert.InRange(standing.Count, 0, 1);
        Assert.Equal(standing switch
        {
            [] => (DecisionState.Open, null),
            [{ Kind: StepKind.Withdrawn }] => (DecisionState.Withdrawn, null),
            [var chosen] => (DecisionState.Decided, (string?)chosen.Detail),
            _ => throw new InvalidOperationException("More than one outcome stands."),
        }, (decision.State, decision.Chosen is { } place ? decision.Option(place) : null));
        Assert.InRange(decision.Seats.Count(static s => s.State is SeatState.Open or SeatState.Chosen),
            decision.State == DecisionState.Withdrawn ? 0 : 1, 1);
    }

    private static async Task ToldWhatStandsAsync(Office office, Decision decision, Person waiting)
    {
        var told = office.House.Posts(waiting);
        if (decision.ToldAt is null)
        {
            Assert.Empty(told);
            Assert.True(decision.State != DecisionState.Decided, "Decided long ago, and nobody was told.");
            return;
        }
        Assert.Contains(decision.State switch
        {
            DecisionState.Decided => $"Decided: {decision.Option(decision.Chosen!.Value)}.",
            DecisionState.Withdrawn => "It was withdrawn",
            _ => "Correction",
        }, Assert.Single(told).Summary, StringComparison.Ordinal);
        Assert.Null(decision.TellAt);
    }

    private static Task<Decision> DecisionAsync(Office office) => office.LookAsync(static db =>
        db.Decisions.Include(d => d.Seats).Include(d => d.Steps).Include(d => d.Waiters).AsSplitQuery().SingleAsync());

    private static async Task<bool> PressAsync(Office office, Person actor, string wire)
    {
        await office.House.Press(actor, wire);
        return await TakenAsync(office);
    }

    private static async Task<bool> TypeAsync(Office office, Person actor, string line)
    {
        await office.House.Type(actor, line);
        return await TakenAsync(office);
    }

    private static async Task<bool> TakenAsync(Office office)
    {
        await office.House.SettleAsync();
        return (await office.House.InboxAsync())[^1].State == InboxState.Done;
    }
}
