using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Introduction;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

/// <summary>Everybody's own: nothing unasked comes after this, and the PMO is told so, not why.</summary>
public sealed class StopCommand : ICommand
{
    public string Grammar => "stop";

    public Needs Needs => Needs.Anyone;

    public string Help => "nothing unasked comes from me until you type start";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.Db.People.AsTracking().FirstAsync(p => p.Id == turn.Actor.Id, cancellationToken);
        if (person.StoppedAt is not null)
            return Reply.Say("Already stopped. Type start when you want to go on.");
        person.StoppedAt = turn.Now;
        person.Version++;
        turn.Audit("person.stop", null, person.Id);
        await PmoNotices.TellAsync(turn, Message.Say(
            $"{person.Name} has stopped the bot for themselves. Nothing unasked reaches them and nothing counts until they type start."),
            cancellationToken);
        return Reply.Say("Stopped. Nothing unasked comes from me, and nothing is counted. Your PMO is told. Type start to go on.");
    }
}

public sealed class StartCommand : ICommand
{
    public string Grammar => "start";

    public Needs Needs => Needs.Anyone;

    public string Help => "go on after stop, a pause, or \"not me\"";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var person = await turn.Db.People.AsTracking().FirstAsync(p => p.Id == turn.Actor.Id, cancellationToken);
        person.StoppedAt = null;
        person.Version++;
        turn.Audit("person.start", null, person.Id);
        if (await BriefLines.OfAsync(turn, person.Id, cancellationToken) is not { } line)
            return Reply.Say("Welcome back. You are not sponsor of a running project, so there is no brief for you at present.");
        line.Restart(turn.Now, person.Zone);
        line.Lighter = false;
        return Reply.Say("We go on from the next slot.", new Buttons([Button.For("Other time…", new PickSlot())]));
    }
}

public sealed class TimeCommand : ICommand
{
    public string Grammar => "time";

    public Needs Needs => Needs.Sponsor;

    public string Help => "choose day and hour of your brief";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Reply>>(Reply.Say("One brief, always at the time you choose.",
            new Buttons([Button.For("Choose the time…", new PickSlot(), ButtonTone.Primary)])));
}
