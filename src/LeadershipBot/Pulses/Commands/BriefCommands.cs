using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

/// <summary>What the brief commands share: the line of a person, and whether the actor may touch it.</summary>
internal static class BriefLines
{
    public static Refusal NoLine(string name) =>
        Refusal.NotFound($"{name} has no brief: they are not sponsor of a project whose pilot has started, or were not introduced yet.");

    public static Task<CadenceLine?> OfAsync(Turn turn, PersonId person, CancellationToken cancellationToken) =>
        turn.Db.CadenceLines.AsTracking().FirstOrDefaultAsync(
            l => l.PersonId == person && l.Kind == PromptKind.Brief, cancellationToken);

    public static Task<string> NameAsync(Turn turn, PersonId person, CancellationToken cancellationToken) =>
        turn.Db.People.Where(p => p.Id == person).Select(p => p.Name).FirstAsync(cancellationToken);
}

/// <summary>Asks out of turn: the coming brief is brought forward, inside hours and budget, never twice for a date.</summary>
public sealed class BriefNowCommand : ICommand
{
    public string Grammar => "brief now <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "bring a person's next brief forward to now, inside their hours and budget";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Person();
        var person = await turn.Db.People.Include(p => p.Absences).FirstAsync(p => p.Id == id, cancellationToken);
        if (await BriefLines.OfAsync(turn, id, cancellationToken) is not { } line)
            return BriefLines.NoLine(person.Name);
        var today = Zones.DateOf(turn.Now, person.Zone);
        if (await turn.Db.Prompts.AnyAsync(p => p.PersonId == id && p.LocalDate == today, cancellationToken))
            return Refusal.Conflict($"{person.Name} was already asked today. Type waiting to see what is open.");
        var availability = (await HolidayBook.ReadAsync(turn.Db, cancellationToken)).Of(person);
        if (WorkingHours.WhyClosed(turn.Now, availability) is var closed and not ClosedReason.Open)
            return Refusal.Conflict($"{person.Name} cannot be asked now: {Planning.BriefRule.Why(closed)}. Nothing was sent.");
        line.BringForwardOn = today;
        line.NextAt = turn.Now;
        line.Version++;
        turn.Audit("brief.now", null, id);
        return Reply.Say($"{person.Name}'s brief goes out now. It takes the place of the next one and counts in the week's budget.",
            new Buttons([Button.Command("Deliveries", $"deliveries {person.Name}"), Button.Command("Undo", "undo")]));
    }
}

public sealed class BriefPauseCommand : ICommand
{
    private const int DefaultDays = 28;

    public string Grammar => "brief pause <person> [until <date>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "ask a person nothing until a date, four weeks if none is given";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Person();
        var name = await BriefLines.NameAsync(turn, id, cancellationToken);
        if (await BriefLines.OfAsync(turn, id, cancellationToken) is not { } line)
            return BriefLines.NoLine(name);
        var until = arguments.DateOrNull() ?? DateOnly.FromDateTime(turn.Now.UtcDateTime).AddDays(DefaultDays);
        line.PausedUntil = until;
        line.NextAt = turn.Now;
        line.Version++;
        turn.Audit("brief.pause", until.ToString("O", CultureInfo.InvariantCulture), id);
        return Reply.Say($"{name} is asked nothing up to and including {until.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}, and nothing counts until then.",
            new Buttons([Button.Command("Resume", $"brief resume {name}")]));
    }
}

public sealed class BriefResumeCommand : ICommand
{
    public string Grammar => "brief resume <person>";

    public Needs Needs => Needs.Pmo;

    public string Help => "end a person's pause";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Person();
        var name = await BriefLines.NameAsync(turn, id, cancellationToken);
        if (await BriefLines.OfAsync(turn, id, cancellationToken) is not { } line)
            return BriefLines.NoLine(name);
        var zone = await turn.Db.People.Where(p => p.Id == id).Select(p => p.Zone).FirstAsync(cancellationToken);
        line.Restart(turn.Now, zone);
        turn.Audit("brief.resume", null, id);
        return Reply.Say($"{name} is asked again from the next slot on.", new Buttons([Button.Command("Preview", $"brief preview {name}")]));
    }
}
