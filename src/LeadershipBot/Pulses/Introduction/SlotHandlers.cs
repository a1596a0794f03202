using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>The executive's own day and hour. Changing it keeps the line, so no local date is ever asked twice.</summary>
public sealed class SlotHandlers : IHandle<AcceptSlot>, IOpen<PickSlot>, IHandle<ChooseSlot>, IHandle<NotMe>
{
    public const string DayKey = "day";
    public const string TimeKey = "time";

    private static readonly DayOfWeek[] Week =
    [
        DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday,
        DayOfWeek.Sunday,
    ];

    public Outcome<Form> Open(PickSlot action, Actor actor, DateOnly today) => Form.For("Your time",
        [
            new PickField(DayKey, "Day", true, [.. Week.Select(static d => new PickOption(d.ToString(), d.ToString()))], "Tuesday"),
            new PickField(TimeKey, "Time, where you are", true, [.. Times()], "12:00"),
        ], "Use this time", new ChooseSlot(), "One brief, always then. Around noon is when such messages are answered most.");

    public async Task<Outcome<Reply>> HandleAsync(AcceptSlot action, Turn turn, CancellationToken cancellationToken)
    {
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return NoLine;
        line.ChosenByPerson = true;
        line.Version++;
        await ReviseAsync(turn, cancellationToken);
        return Reply.Say($"Agreed. The first brief comes {NextSlot(line, turn)}.");
    }

    public async Task<Outcome<Reply>> HandleAsync(ChooseSlot action, Turn turn, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<DayOfWeek>(turn.Values.GetValueOrDefault(DayKey), out var day) || !Enum.IsDefined(day))
            return new FieldErrors(new Dictionary<string, string> { [DayKey] = "Choose a day of the week." });
        if (!TimeOnly.TryParseExact(turn.Values.GetValueOrDefault(TimeKey), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return new FieldErrors(new Dictionary<string, string> { [TimeKey] = "Choose a time." });
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return NoLine;
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        line.Recurrence = BriefRhythm.At(Rhythm.Fortnightly, day, time, today.AddDays(1)).ToText();
        line.ChosenByPerson = true;
        // The day of the change itself is over: whoever moves to an earlier hour is not asked at once.
        line.LastDate = line.LastDate > today ? line.LastDate : today;
        line.NextAt = turn.Now;
        line.Version++;
        await ReviseAsync(turn, cancellationToken);
        return Reply.Say($"Agreed: {Recurrence.Parse(line.Recurrence).Value.ToPhrase()}. The next brief comes {NextSlot(line, turn)}.");
    }

    public async Task<Outcome<Reply>> HandleAsync(NotMe action, Turn turn, CancellationToken cancellationToken)
    {
        if (await LineAsync(turn, cancellationToken) is not { } line)
            return NoLine;
        line.NextAt = null;
        line.Version++;
        turn.Audit("introduction.not-me", null, turn.Actor.Id);
        var name = turn.Actor.Person.Name;
        await PmoNotices.TellAsync(turn, Message.Say(
            $"{name} says they are not the sponsor. They are not asked. Set the right person with: sponsor PROJECT PERSON from DATE.",
            new Buttons([Button.Command("Projects", "projects")])), cancellationToken);
        return Reply.Say("Thank you. The PMO knows, and I ask you nothing until they have answered. Type start if it was you after all.");
    }

    private static readonly Refusal NoLine = Refusal.NotFound("You are not sponsor of a running project, so there is no brief to time.");

    private static IEnumerable<PickOption> Times() =>
        Enumerable.Range(14, 23).Select(static half => new TimeOnly(half / 2, half % 2 * 30).ToString("HH:mm", CultureInfo.InvariantCulture))
            .Select(static text => new PickOption(text, text));

    private static string NextSlot(CadenceLine line, Turn turn)
    {
        var zone = turn.Actor.Person.Zone;
        var recurrence = Recurrence.Parse(line.Recurrence).Value;
        var date = Cadence.NextDate(recurrence, line.LastDate ?? Zones.DateOf(turn.Now, zone));
        return Briefs.BriefMessages.Moment(Cadence.InstantOf(date, recurrence.At, zone), zone);
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
