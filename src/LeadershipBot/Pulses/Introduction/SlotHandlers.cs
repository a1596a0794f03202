using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>The executive's own day and hour. Changing it keeps the line, so no local date is ever asked twice.</summary>
public sealed class SlotHandlers(IOptions<PulsesOptions> options) : IHandle<AcceptSlot>, IOpen<PickSlot>, IHandle<ChooseSlot>,
    IHandle<NotMe>
{
    public const string DayKey = "day";
    public const string TimeKey = "time";

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    internal static Form Form { get; } = LeadershipBot.Messaging.Form.For("Your time",
        [
            new PickField(DayKey, "Day", true, [.. Week.Select(static d => new PickOption(d.ToString(), d.ToString()))],
                "Tuesday"),
            new PickField(TimeKey, "Time, where you are", true, [.. Times()], "12:00"),
        ], "Use this time", new ChooseSlot(), "One brief, always then. Around noon is when such messages are answered most.");

    public Outcome<Form> Open(PickSlot action, Actor actor, DateOnly today) => Form;

    public async Task<Outcome<Reply>> HandleAsync(AcceptSlot action, Turn turn, CancellationToken cancellationToken)
    {
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return IntroductionMessages.NoLine;
        line.ChosenByPerson = true;
        await GoOnAsync(line, "as before", turn, cancellationToken);
        await ReviseAsync(turn, cancellationToken);
        return new Reply(IntroductionMessages.Accepted(await NextAsync(line, turn, cancellationToken)));
    }

    public async Task<Outcome<Reply>> HandleAsync(ChooseSlot action, Turn turn, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<DayOfWeek>(turn.Values.GetValueOrDefault(DayKey), out var day) || !Enum.IsDefined(day))
            return new FieldErrors(new Dictionary<string, string> { [DayKey] = "Choose a day of the week." });
        if (!TimeOnly.TryParseExact(turn.Values.GetValueOrDefault(TimeKey), "HH:mm", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var time))
            return new FieldErrors(new Dictionary<string, string> { [TimeKey] = "Choose a time." });
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return IntroductionMessages.NoLine;
        var person = turn.Actor.Person;
        if (Outside(person, day, time) is { } outside)
            return outside;
        var today = Zones.DateOf(turn.Now, person.Zone);
        line.Recurrence = BriefRhythm.At(Rhythm.Fortnightly, day, time, today.AddDays(1)).ToText();
        line.ChosenByPerson = true;
        await GoOnAsync(line, "at another time", turn, cancellationToken);
        // The day of the change itself is over: whoever moves to an earlier hour is not asked at once.
        line.LastDate = line.LastDate > today ? line.LastDate : today;
        line.NextAt = turn.Now;
        await ReviseAsync(turn, cancellationToken);
        return new Reply(IntroductionMessages.SlotChosen(
            await BriefReading.RhythmAsync(turn.Db, line, person, turn.Now, cancellationToken),
                await NextAsync(line, turn, cancellationToken)));
    }

    public async Task<Outcome<Reply>> HandleAsync(NotMe action, Turn turn, CancellationToken cancellationToken)
    {
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return IntroductionMessages.NoLine;
        (line.NextAt, line.UnansweredInRow) = (null, 0);
        line.Version++;
        turn.Audit("introduction.not-me", null, turn.Actor.Id);
        await PromptMessages.ReleaseAllAsync(turn, turn.Actor.Id, "says they are not the sponsor", cancellationToken);
        await ReviseAsync(turn, cancellationToken);
        return new Reply(IntroductionMessages.NotMe(
            await PmoNotices.TellAsync(turn, PmoMessages.NotTheSponsor(turn.Actor.Person.Name), cancellationToken)));
    }

    private static IEnumerable<PickOption> Times() =>
        Enumerable.Range(14, 23)
            .Select(static half => new TimeOnly(half / 2, half % 2 * 30).ToString("HH:mm", CultureInfo.InvariantCulture))
            .Select(static text => new PickOption(text, text));

    /// <summary>A slot outside the person's week would always be moved: better said at once. Shifts differ from week to
    /// week.</summary>
    private static FieldErrors? Outside(Person person, DayOfWeek day, TimeOnly time)
    {
        if (person.Rota is not null || !WorkWeek.Parse(person.WorkDays).TryGet(out var week, out _))
            return null;
        if (!week.Contains(day))
            return new FieldErrors(new Dictionary<string, string>
            {
                [DayKey] = $"You work {week}. Choose one of these days, or change them: set me days Mon-Fri.",
            });
        var inside = person.WorkFrom < person.WorkUntil ? time >= person.WorkFrom && time < person.WorkUntil
            : time >= person.WorkFrom || time < person.WorkUntil;
        return inside ? null : new FieldErrors(new Dictionary<string, string>
        {
            [TimeKey] = $"You work {Clock(person.WorkFrom)} to {Clock(person.WorkUntil)}. Choose a time in between, "
                + "or change the hours: set me hours 07:00-18:00.",
        });
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Agreeing to a time is a choice: it ends the silence after an offer, and "not me".</summary>
    private static async Task GoOnAsync(CadenceLine line, string chosen, Turn turn, CancellationToken cancellationToken)
    {
        line.Version++;
        if (line.NextAt is not null)
            return;
        line.Restart(turn.Now, turn.Actor.Person.Zone);
        await PromptMessages.SettleOfferAsync(turn, line.Id, chosen, cancellationToken);
    }

    /// <summary>When the next brief comes, as the person's clock shows it; null when none is in sight.</summary>
    private async Task<string?> NextAsync(CadenceLine line, Turn turn, CancellationToken cancellationToken)
    {
        var facts = await BriefReader.ReadAsync(turn.Db, [line], options.Value, turn.Now, cancellationToken);
        return BriefRule.NextSlot(facts[0].At(turn.Now), options.Value, turn.Now) is { } at
            ? BriefMessages.Moment(at, turn.Actor.Person.Zone) : null;
    }

    private static Task<CadenceLine?> LineAsync(Turn turn, CancellationToken cancellationToken) =>
        turn.Db.CadenceLines.AsTracking().FirstOrDefaultAsync(
            l => l.PersonId == turn.Actor.Id && l.Kind == PromptKind.Brief, cancellationToken);

    private static async Task ReviseAsync(Turn turn, CancellationToken cancellationToken)
    {
        var logical = await turn.Db.Outbox
            .Where(r => r.SubjectId == turn.Actor.Id.Value && r.Kind == MessageKind.Introduction && r.Revision == 0)
            .Select(r => r.LogicalId).ToListAsync(cancellationToken);
        foreach (var one in logical)
            await turn.Outbox.ReviseAsync(one, cancellationToken);
    }
}
