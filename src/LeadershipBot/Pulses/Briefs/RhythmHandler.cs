using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>What follows two unanswered briefs: lighter, hand over, pause, or as before. All of them are legitimate
/// answers.</summary>
public sealed class RhythmHandler : IHandle<ChooseRhythm>, IOpen<ProposeSuccessor>, IHandle<SubmitSuccessor>
{
    public const string WhoKey = "who";

    private const int MaxName = 120;
    private const int PauseDays = 28;

    public Outcome<Form> Open(ProposeSuccessor action, Actor actor, DateOnly today) => Form.For(
        "Hand over", [new TextField(WhoKey, "Who should lead instead?", true, MaxName)], "Propose",
            new SubmitSuccessor(action.Line),
        "The PMO is told and arranges it with both of you. Until then you stay sponsor and are not asked.");

    public async Task<Outcome<Reply>> HandleAsync(ChooseRhythm action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Line, turn, cancellationToken) is not { } line)
            return BriefReplies.NotYourRhythm;
        var until = Zones.DateOf(turn.Now, turn.Actor.Person.Zone).AddDays(PauseDays);
        line.Restart(turn.Now, turn.Actor.Person.Zone);
        line.Lighter = action.Wish == RhythmWish.Lighter || (line.Lighter && action.Wish != RhythmWish.Keep);
        line.PausedUntil = action.Wish == RhythmWish.Pause ? until : null;
        turn.Audit("brief.rhythm", action.Wish.ToString(), turn.Actor.Id);
        var rhythm = await BriefReading.RhythmAsync(turn.Db, line, turn.Actor.Person, turn.Now, cancellationToken);
        await PromptMessages.SettleOfferAsync(turn, line.Id, action.Wish switch
        {
            RhythmWish.Lighter => rhythm,
            RhythmWish.Pause => $"paused up to and including {BriefMessages.Day(until)}",
            _ => "as before",
        }, cancellationToken);
        return new Reply(action.Wish switch
        {
            RhythmWish.Lighter => BriefReplies.Lighter(rhythm),
            RhythmWish.Pause => BriefReplies.Paused(BriefMessages.Day(until), await PmoNotices.TellAsync(
                turn, PmoMessages.Paused(turn.Actor.Person.Name, BriefMessages.Day(until)), cancellationToken)),
            _ => BriefReplies.Kept(rhythm),
        });
    }

    public async Task<Outcome<Reply>> HandleAsync(SubmitSuccessor action, Turn turn, CancellationToken cancellationToken)
    {
        if (await FindAsync(action.Line, turn, cancellationToken) is not { } line)
            return BriefReplies.NotYourRhythm;
        var who = turn.Values.GetValueOrDefault(WhoKey, "").Trim();
        if (who.Length is 0 or > MaxName)
            return BriefReplies.WhoLeads;
        (line.UnansweredInRow, line.NextAt) = (0, null);
        line.Version++;
        turn.Audit("brief.handover-proposed", null, turn.Actor.Id);
        await PromptMessages.SettleOfferAsync(turn, line.Id, $"you propose {who}", cancellationToken);
        await PromptMessages.ReleaseAllAsync(turn, turn.Actor.Id, "handing over", cancellationToken);
        var told = await PmoNotices.TellAsync(turn, PmoMessages.HandOver(turn.Actor.Person.Name, who), cancellationToken);
        return new Reply(BriefReplies.HandOver(who, told));
    }

    private static async Task<CadenceLine?> FindAsync(CadenceLineId id, Turn turn, CancellationToken cancellationToken)
    {
        var line = await turn.Db.CadenceLines.AsTracking().FirstOrDefaultAsync(l => l.Id == id, cancellationToken);
        return line?.PersonId == turn.Actor.Id ? line : null;
    }
}
