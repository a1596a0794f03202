using System.Globalization;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>"Not now" and "away until": the two honest ways not to answer. An assistant may use both for their executive.</summary>
public sealed class PostponeHandler
    : IOpen<PickLaterDate>, IHandle<AskLater>, IOpen<PickReturnDate>, IHandle<DeclareAway>
{
    public const string DateKey = "date";

    private const int MostDays = 60;

    public Outcome<Form> Open(PickLaterDate action, Actor actor, DateOnly today) => Form.For(
        "Not now", [new DateField(DateKey, "Ask me on", true, today.AddDays(1))], "Ask me then", new AskLater(action.Prompt),
        "The same questions, once, on that day. This uses the reminder.");

    public Outcome<Form> Open(PickReturnDate action, Actor actor, DateOnly today) => Form.For(
        "Away until", [new DateField(DateKey, "My last day away", true, today.AddDays(7))], "I am away", new DeclareAway(action.Prompt),
        "From today until that day nothing is asked and nothing is counted.");

    public async Task<Outcome<Reply>> HandleAsync(AskLater action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Prompt, turn, cancellationToken) is not { } found)
            return NotYours;
        var (prompt, person) = found;
        var today = Zones.DateOf(turn.Now, person.Zone);
        if (!TryDate(turn, today.AddDays(1), today.AddDays(MostDays), out var date, out var wrong))
            return wrong;
        if (prompt.State != PromptState.Open)
            return Refusal.TooLate("This brief is already answered or closed, so there is nothing to put off.");
        var slot = TimeOnly.FromDateTime(Zones.InZone(prompt.DueAt, person.Zone).DateTime);
        var at = Cadence.InstantOf(date, slot, person.Zone);
        (prompt.SnoozedAt, prompt.RemindedAt, prompt.WakeAt) = (turn.Now, null, at);
        prompt.ClosesAt = at > prompt.ClosesAt ? at.AddDays(3) : prompt.ClosesAt;
        prompt.Version++;
        await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        return Reply.Say($"I ask again on {BriefMessages.Moment(at, person.Zone)}, once.");
    }

    public async Task<Outcome<Reply>> HandleAsync(DeclareAway action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Prompt, turn, cancellationToken) is not { } found)
            return NotYours;
        var (prompt, person) = found;
        var today = Zones.DateOf(turn.Now, person.Zone);
        if (!TryDate(turn, today, today.AddDays(366), out var until, out var wrong))
            return wrong;
        var absence = new Absence
        {
            Id = AbsenceId.New(), PersonId = person.Id, From = today, Until = until, DeclaredBy = turn.Actor.Id, DeclaredAt = turn.Now,
        };
        turn.Db.Absences.Add(absence);
        turn.Audit("absence.declared", $"{today:yyyy-MM-dd} to {until:yyyy-MM-dd}", person.Id);
        if (prompt.State == PromptState.Open)
        {
            (prompt.State, prompt.WakeAt, prompt.Reason) = (PromptState.Skipped, null, "away");
            prompt.Version++;
            await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        }
        return Reply.Say($"Noted: away until {until.ToString("ddd d MMM", CultureInfo.InvariantCulture)}. Nothing is asked and nothing counts until then.");
    }

    private static readonly Refusal NotYours =
        Refusal.NotAllowed("This brief was put to somebody else; only they or their assistant can put it off.");

    private static async Task<(Prompt Prompt, Person Person)?> FindAsync(PromptId id, Turn turn, CancellationToken cancellationToken)
    {
        var prompt = await turn.Db.Prompts.AsTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (prompt is null)
            return null;
        var assists = turn.Actor.Roles.Any(r => r.Kind is RoleKind.Assistant or RoleKind.Deputy && r.ForPersonId == prompt.PersonId);
        return prompt.PersonId == turn.Actor.Id || assists
            ? (prompt, await turn.Db.People.FirstAsync(p => p.Id == prompt.PersonId, cancellationToken))
            : null;
    }

    private static bool TryDate(Turn turn, DateOnly from, DateOnly until, out DateOnly date, out FieldErrors wrong)
    {
        wrong = new FieldErrors(new Dictionary<string, string>
        {
            [DateKey] = $"Choose a day from {from:yyyy-MM-dd} to {until:yyyy-MM-dd}.",
        });
        return DateOnly.TryParseExact(turn.Values.GetValueOrDefault(DateKey), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out date) && date >= from && date <= until;
    }
}
