using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>What follows two unanswered briefs: lighter, hand over, pause, or as before. All of them are legitimate answers.</summary>
public sealed class RhythmHandler : IHandle<ChooseRhythm>, IOpen<ProposeSuccessor>, IHandle<SubmitSuccessor>
{
    public const string WhoKey = "who";

    private const int PauseDays = 28;

    public Outcome<Form> Open(ProposeSuccessor action, Actor actor, DateOnly today) => Form.For(
        "Hand over", [new TextField(WhoKey, "Who should lead instead?", true, 120)], "Propose", new SubmitSuccessor(action.Line),
        "The PMO is told and arranges it with both of you. Until then you stay sponsor and are not asked.");

    public async Task<Outcome<Reply>> HandleAsync(ChooseRhythm action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Line, turn, cancellationToken) is not { } line)
            return NotYours;
        var today = Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        line.UnansweredInRow = 0;
        line.Lighter = action.Wish == RhythmWish.Lighter || (line.Lighter && action.Wish != RhythmWish.Keep);
        line.PausedUntil = action.Wish == RhythmWish.Pause ? today.AddDays(PauseDays) : null;
        line.NextAt = turn.Now;
        line.Version++;
        turn.Audit("brief.rhythm", action.Wish.ToString(), turn.Actor.Id);
        await CloseOfferAsync(turn, line, cancellationToken);
        return Reply.Say(action.Wish switch
        {
            RhythmWish.Lighter => "From now on half as often. Type start to go back.",
            RhythmWish.Pause => $"Paused until {today.AddDays(PauseDays):d MMM}. Type start to go on earlier. The PMO sees the pause.",
            _ => "We go on as before.",
        });
    }

    public async Task<Outcome<Reply>> HandleAsync(SubmitSuccessor action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Line, turn, cancellationToken) is not { } line)
            return NotYours;
        var who = turn.Values.GetValueOrDefault(WhoKey, "").Trim();
        if (who.Length is 0 or > 120)
            return new FieldErrors(new Dictionary<string, string> { [WhoKey] = "A name, at most 120 characters." });
        line.UnansweredInRow = 0;
        line.NextAt = null;
        line.Version++;
        turn.Audit("brief.handover-proposed", null, turn.Actor.Id);
        await PmoNotices.TellAsync(turn, Message.Say(
            $"{turn.Actor.Person.Name} proposes that {who} leads instead. They are not asked until you have set the sponsor or typed start for them.",
            new Buttons([Button.Command("My projects", "projects")])), cancellationToken);
        await CloseOfferAsync(turn, line, cancellationToken);
        return Reply.Say($"Your PMO knows that you propose {who}. You are not asked again until it is settled.");
    }

    private static readonly Refusal NotYours = Refusal.NotAllowed("Only the person who is briefed can choose the rhythm.");

    private static async Task<CadenceLine?> FindAsync(CadenceLineId id, Turn turn, CancellationToken cancellationToken)
    {
        var line = await turn.Db.CadenceLines.AsTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken);
        return line?.PersonId == turn.Actor.Id ? line : null;
    }

    private static async Task CloseOfferAsync(Turn turn, CadenceLine line, CancellationToken cancellationToken)
    {
        var open = await turn.Db.Prompts.AsTracking()
            .Where(p => p.CadenceLineId == line.Id && p.State == PromptState.Open && p.Pulses.Count == 0).ToListAsync(cancellationToken);
        foreach (var prompt in open)
        {
            (prompt.State, prompt.AnsweredAt, prompt.WakeAt) = (PromptState.Answered, turn.At, null);
            prompt.Version++;
            await PromptMessages.ReviseAsync(turn, prompt, cancellationToken);
        }
    }
}
