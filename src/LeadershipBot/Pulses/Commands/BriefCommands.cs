using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Commands;

/// <summary>What the brief commands share: the line of a person whom the actor looks after.</summary>
internal static class BriefLines
{
    public static Task<CadenceLine?> LineAsync(this Turn turn, PersonId person, CancellationToken cancellationToken) =>
        turn.Db.CadenceLines.AsTracking().FirstOrDefaultAsync(
            l => l.PersonId == person && l.Kind == PromptKind.Brief, cancellationToken);

    public static async Task<Outcome<(Person Person, CadenceLine Line)>> LookedAfterAsync(
        this Turn turn, PersonId id, CancellationToken cancellationToken)
    {
        var person = await turn.PersonAsync(id, cancellationToken);
        if (!await Sight.Of(turn.Actor).LooksAfterAsync(id, turn, cancellationToken))
            return BriefCommandMessages.NotYours(person.Name);
        return await turn.LineAsync(id, cancellationToken) is { } line ? (person, line)
            : BriefCommandMessages.NoLine(person.Name);
    }
}

/// <summary>Asks out of turn: the coming brief is brought forward, inside hours and budget, never twice for a date.</summary>
public sealed class BriefNowCommand(IOptions<PulsesOptions> options) : ICommand
{
    public string Grammar => "brief now <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "bring a person's next brief forward to now, inside their hours and budget";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.LookedAfterAsync(arguments.Person(), cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (person, line) = found;
        if (await WhyNotAsync(person, line, turn, cancellationToken) is { } not)
            return not;
        line.BringForwardOn = Zones.DateOf(turn.Now, person.Zone);
        line.NextAt = turn.Now;
        line.Version++;
        turn.Audit("brief.now", null, person.Id);
        return new Reply(BriefCommandMessages.GoesNow(person.Name));
    }

    private async Task<Refusal?> WhyNotAsync(Person person, CadenceLine line, Turn turn, CancellationToken cancellationToken)
    {
        var today = Zones.DateOf(turn.Now, person.Zone);
        var facts = (await BriefReader.ReadAsync(turn.Db, [line], options.Value, turn.Now, cancellationToken))[0];
        if (facts.WhyNot(turn.Now) is { } stopped)
            return BriefCommandMessages.NotNow(person.Name, stopped);
        if (await turn.Db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return BriefCommandMessages.NotNow(person.Name, "everything is paused");
        if (facts.Unanswered >= BriefRule.UnansweredLimit)
            return BriefCommandMessages.NoThirdPush(person.Name);
        if (line.NextAt is null)
            return BriefCommandMessages.NotNow(person.Name, "they said it is not theirs, so settle that first");
        if (line.PausedUntil >= today)
            return BriefCommandMessages.NotNow(person.Name,
                $"paused up to and including {BriefMessages.Day(line.PausedUntil.Value)}");
        if (await turn.Db.Prompts.AnyAsync(p => p.PersonId == person.Id && p.LocalDate == today, cancellationToken)
            || line.BringForwardOn == today)
            return BriefCommandMessages.AskedToday(person.Name);
        if (WorkingHours.WhyClosed(turn.Now, facts.Availability) is var closed and not ClosedReason.Open)
            return BriefCommandMessages.NotNow(person.Name, BriefRule.Why(closed));
        return MessageBudget.Allows(facts.Unasked, turn.Now, person.Zone, options.Value.WeeklyBudget)
            ? null : BriefCommandMessages.NotNow(person.Name, "the week's message budget is used");
    }
}

public sealed class BriefPauseCommand : ICommand
{
    private const int DefaultDays = 28;
    private const int MostDays = 366;

    public string Grammar => "brief pause <person> [until <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "ask a person nothing until a date, four weeks if none is given";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.LookedAfterAsync(arguments.Person(), cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (person, line) = found;
        var today = Zones.DateOf(turn.Now, person.Zone);
        var until = arguments.DateOrNull() ?? today.AddDays(DefaultDays);
        if (until < today || until > today.AddDays(MostDays))
            return BriefCommandMessages.PauseTooLong;
        line.PausedUntil = until;
        line.Version++;
        await PromptMessages.ReleaseAllAsync(turn, person.Id, "paused for this person", cancellationToken);
        turn.Audit("brief.pause", until.ToString("O", System.Globalization.CultureInfo.InvariantCulture), person.Id);
        return new Reply(BriefCommandMessages.Paused(person.Name, BriefMessages.Day(until)));
    }
}

public sealed class BriefResumeCommand : ICommand
{
    public string Grammar => "brief resume <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "end a person's pause, or ask again after an offer or \"not me\"";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.LookedAfterAsync(arguments.Person(), cancellationToken)).TryGet(out var found, out var refusal))
            return refusal;
        var (person, line) = found;
        if (person.StoppedAt is not null)
            return BriefCommandMessages.TheirsToSay(person.Name);
        if (line is { NextAt: not null, PausedUntil: null, UnansweredInRow: < BriefRule.UnansweredLimit })
            return new Reply(BriefCommandMessages.NotPaused(person.Name));
        line.Restart(turn.Now, person.Zone);
        await PromptMessages.SettleOfferAsync(turn, line.Id, "your PMO goes on as before", cancellationToken);
        turn.Audit("brief.resume", null, person.Id);
        return new Reply(BriefCommandMessages.Resumed(person.Name));
    }
}
