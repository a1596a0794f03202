using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Pulses.Planning;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>
/// Tells those who waited, and the office, what stands. Written from what is true at that moment, and put right where it stands
/// if that changes.
/// </summary>
public sealed class DecisionNotice : IComposer
{
    public MessageKind Kind => MessageKind.DecisionNotice;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = new DecisionId(row.SubjectId!.Value);
        if (await DecisionReading.Whole(db).FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } decision)
            return new Composed.Drop("the decision is gone");
        if (row.Revision == 0 && decision.State == DecisionState.Open)
            return new Composed.Drop("taken back");
        var reader = await db.People.Include(p => p.Absences).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        if (row.Revision == 0 && await StopAsync(db, reader, now, cancellationToken) is { } stop)
            return stop;
        var view = await DecisionReading.OneAsync(db, decision, now, cancellationToken);
        return new Composed.Ready(NoticeMessages.Notice(view, Waits(decision, reader)));
    }

    private static async Task<Composed?> StopAsync(LeadershipDb db, Person reader, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (reader.LeftAt is not null || reader.StoppedAt is not null)
            return new Composed.Drop(reader.LeftAt is null ? "said stop" : "has left");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(reader);
        var closed = WorkingHours.WhyClosed(now, availability);
        if (closed == ClosedReason.Open)
            return null;
        return WorkingHours.NextOpen(now, availability, now.AddDays(31)) is { } open
            ? new Composed.Later(open, BriefRule.Why(closed)) : new Composed.Drop(BriefRule.Why(closed));
    }

    /// <summary>For whom this reader hears it: themselves, or the teams without an account, which they pass it on to.</summary>
    private static IReadOnlyList<string> Waits(Decision decision, Person reader) =>
        decision.Waiters.Exists(w => w.PersonId == reader.Id) ? ["you"]
            : [.. decision.Waiters.Where(static w => w.PersonId is null).OrderBy(static w => w.Seq).Select(static w => w.Name)];
}

/// <summary>The words. Pure.</summary>
internal static class NoticeMessages
{
    /// <param name="waits">"you", the teams the reader passes it on to, or nobody.</param>
    public static Message Notice(DecisionView view, IReadOnlyList<string> waits)
    {
        var title = DecisionWords.Title(view.Key, view.Question);
        var lead = view.State switch
        {
            DecisionState.Decided => $"{title} Decided: {view.Chosen}. {By(view)}",
            DecisionState.Withdrawn => $"{title} It was withdrawn, so nothing is decided and nothing changes.",
            _ => $"{title} Correction: what was decided was taken back, and it is open again.",
        };
        var blocks = new List<Block> { new Text(lead) };
        if (waits is ["you"])
            blocks.Add(new Note("You waited for this."));
        else if (waits.Count > 0)
            blocks.Add(new Note($"Please pass it on to {Pulses.Briefs.BriefMessages.Names(waits)}."));
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary), blocks);
    }

    private static string By(DecisionView view)
    {
        var deciders = view.Live.Where(s => s.State == SeatState.Chosen && s.Choice == view.Chosen)
            .Select(static s => s.ByDeputy ? $"{s.By} for {s.Name}" : s.Name).ToList();
        var days = view.AgeDays switch { 0 => "the same day", 1 => "after 1 working day", var n => $"after {n} working days" };
        return deciders.Count == 0 ? "" : $"By {Pulses.Briefs.BriefMessages.Names(deciders)}, {days}.";
    }
}
