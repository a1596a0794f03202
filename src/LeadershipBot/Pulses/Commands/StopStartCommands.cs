using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Introduction;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Commands;

/// <summary>Everybody's own: nothing unasked comes after this, and the PMO is told so, not why.</summary>
public sealed class StopCommand : ICommand
{
    public string Grammar => "stop";

    public Needs Needs => Needs.Anyone;

    public string Help => "nothing unasked comes from me until you type start";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(turn.Actor.Id, cancellationToken);
        if (person.StoppedAt is not null)
            return new Reply(BriefCommandMessages.AlreadyStopped);
        person.StoppedAt = turn.Now;
        person.Version++;
        turn.Audit("person.stop", null, person.Id);
        await PromptMessages.ReleaseAllAsync(turn, person.Id, "said stop", cancellationToken);
        return new Reply(BriefCommandMessages.Stopped(
            await PmoNotices.TellAsync(turn, PmoMessages.Stopped(person.Name), cancellationToken)));
    }
}

/// <summary>Ends a stop, a pause, "not me", a lighter rhythm and the silence after an offer.</summary>
public sealed class StartCommand(IOptions<PulsesOptions> options) : ICommand
{
    public string Grammar => "start";

    public Needs Needs => Needs.Anyone;

    public string Help => "go on after stop, a pause, a lighter rhythm or \"not me\"";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(turn.Actor.Id, cancellationToken);
        var line = await turn.LineAsync(person.Id, cancellationToken);
        var rests = person.StoppedAt is not null || line is { NextAt: null } or { PausedUntil: not null } or { Lighter: true };
        if (person.StoppedAt is not null)
        {
            person.StoppedAt = null;
            person.Version++;
        }
        if (line is null)
            return new Reply(await IntroductionComposer.Sponsored(turn.Db, person.Id, turn.Now).AnyAsync(cancellationToken)
                ? BriefCommandMessages.Soon : BriefCommandMessages.NoBrief);
        if (!rests)
            return new Reply(BriefCommandMessages.Running(await NextAsync(line, person, turn, cancellationToken)));
        turn.Audit("person.start", null, person.Id);
        line.Restart(turn.Now, person.Zone);
        line.Lighter = false;
        await PromptMessages.SettleOfferAsync(turn, line.Id, "we go on as before", cancellationToken);
        var told = await PmoNotices.TellAsync(turn, PmoMessages.Started(person.Name), cancellationToken);
        return new Reply(BriefCommandMessages.GoesOn(await NextAsync(line, person, turn, cancellationToken), told));
    }

    private async Task<string?> NextAsync(CadenceLine line, Person person, Turn turn, CancellationToken cancellationToken)
    {
        var facts = await BriefReader.ReadAsync(turn.Db, [line], options.Value, turn.Now, cancellationToken);
        return BriefRule.NextSlot(facts[0].At(turn.Now), options.Value, turn.Now) is { } at
            ? BriefMessages.Moment(at, person.Zone) : null;
    }
}

public sealed class TimeCommand : ICommand
{
    public string Grammar => "time";

    public Needs Needs => Needs.Sponsor;

    public string Help => "choose day and hour of your brief";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        await turn.LineAsync(turn.Actor.Id, cancellationToken) is { } line
            ? new Reply(IntroductionMessages.Time(
                await BriefReading.RhythmAsync(turn.Db, line, turn.Actor.Person, turn.Now, cancellationToken)))
            : IntroductionMessages.NoLine;
}
