using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.People.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>"Not now" and "away until": the two honest ways not to answer. An assistant may use both for their
/// executive.</summary>
public sealed class PostponeHandler
    : IOpen<PickLaterDate>, IHandle<AskLater>, IOpen<PickReturnDate>, IHandle<DeclareAway>
{
    public const string DateKey = "date";

    /// <summary>Further away the next brief comes anyway; whoever is gone longer is away.</summary>
    private const int MostDays = 14;

    /// <summary>Time to answer after the chosen day.</summary>
    private static readonly WorkingDays OpenAfter = new(3);

    public Outcome<Form> Open(PickLaterDate action, Actor actor, DateOnly today) => Form.For(
        "Not now", [new DateField(DateKey, "Ask me on", true, today.AddDays(1))], "Ask me then", new AskLater(action.Prompt),
        "The same questions, once, on that day and at the usual time. It takes the place of the reminder.");

    public Outcome<Form> Open(PickReturnDate action, Actor actor, DateOnly today) => Form.For(
        "Away until", [new DateField(DateKey, "Last day away", true, today.AddDays(7))], "Away until then",
            new DeclareAway(action.Prompt),
        "From today up to and including that day nothing is asked and nothing is counted.");

    public async Task<Outcome<Reply>> HandleAsync(AskLater action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Prompt, turn, cancellationToken) is not var (prompt, person))
            return BriefReplies.NotYoursToPutOff;
        var today = Zones.DateOf(turn.Now, person.Zone);
        if (prompt.State != PromptState.Open || prompt.Pulses.Count == 0 || turn.Now >= prompt.ClosesAt)
            return BriefReplies.NothingToPutOff;
        if (!TryDate(turn, today.AddDays(1), today.AddDays(MostDays), out var date, out var wrong))
            return wrong;
        var slot = TimeOnly.FromDateTime(Zones.InZone(prompt.DueAt, person.Zone).DateTime);
        var at = Cadence.InstantOf(date, new TimeOnly(slot.Hour, slot.Minute), person.Zone);
        var availability = (await HolidayBook.ReadAsync(turn.Db, cancellationToken)).Of(person);
        var open = WorkingHours.AddWorkingDays(at, OpenAfter, availability) ?? at.AddDays(2 * OpenAfter.Count);
        (prompt.SnoozedAt, prompt.RemindedAt, prompt.WakeAt) = (turn.Now, null, at);
        prompt.ClosesAt = open > prompt.ClosesAt ? open : prompt.ClosesAt;
        prompt.Version++;
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        return new Reply(BriefReplies.AsksAgain(BriefMessages.Moment(at, person.Zone)));
    }

    public async Task<Outcome<Reply>> HandleAsync(DeclareAway action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Prompt, turn, cancellationToken) is not var (prompt, person))
            return BriefReplies.NotYoursToPutOff;
        var today = Zones.DateOf(turn.Now, person.Zone);
        if (!TryDate(turn, today, today.AddDays(366), out var until, out var wrong))
            return wrong;
        var absence = AwayCommand.Record(turn, person, new DateSpan(today, until));
        if (prompt.State == PromptState.Open)
        {
            (prompt.State, prompt.WakeAt, prompt.Reason) = (PromptState.Skipped, null, "away");
            prompt.Version++;
            await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        }
        return new Reply(BriefReplies.Away(
            BriefMessages.Day(until), turn.Offer($"absence of {person.Name}", new CancelAbsence(absence.Id))));
    }

    private static async Task<(Prompt Prompt, Person Person)?> FindAsync(PromptId id, Turn turn,
        CancellationToken cancellationToken)
    {
        var prompt = await turn.Db.Prompts.AsTracking().Include(p => p.Pulses)
            .FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (prompt is null)
            return null;
        var assists = turn.Actor.Roles.Any(r => r.Kind == RoleKind.Assistant
            && (r.ForPersonId is null || r.ForPersonId == prompt.PersonId)
            && prompt.Pulses.Exists(p => p.ProjectId == r.ProjectId));
        return prompt.PersonId == turn.Actor.Id || assists
            ? (prompt, await turn.PersonAsync(prompt.PersonId, cancellationToken))
            : null;
    }

    private static bool TryDate(Turn turn, DateOnly from, DateOnly until, out DateOnly date, out FieldErrors wrong)
    {
        wrong = BriefReplies.WrongDate(from, until);
        return DateOnly.TryParseExact(turn.Values.GetValueOrDefault(DateKey), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out date) && date >= from && date <= until;
    }
}
