using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions.Commitments;

internal sealed record CommitmentRow(string Person, string Text, DateOnly FirstDueOn, DateOnly DueOn, CommitmentState State);

/// <summary>The words of commitments. Pure.</summary>
public sealed class CommitmentMessages : IGallerySource
{
    internal static readonly Refusal NotYours =
        Refusal.NotAllowed("Only whoever made a commitment, or their deputy with a vote, can settle it. Nothing was changed.");

    internal static readonly Refusal MovedOn = Refusal.Conflict("That commitment has moved on since, so it stays as it is.");

    internal static readonly Refusal Settled = Refusal.Conflict(
        "That commitment is settled already. Undo that first, while its time lasts.");

    internal static readonly Refusal TextLength = Refusal.Invalid(
        $"Say in 3 to {Commitment.MaxText} characters what will be done. Nothing was written down.");

    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            var made = new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
            var due = new DateOnly(2027, 3, 8);
            Commitment One(CommitmentState state, DateTimeOffset? acted) => new()
            {
                Id = new CommitmentId(new Guid("01890000-0000-7000-8000-00000000001a")), ProjectId = default, PersonId = default,
                Text = "Fund the second firewall", FirstDueOn = due, DueOn = due, MadeAt = made.AddDays(-9), State = state,
                ActedAt = acted, BackId = acted is null ? null : UndoOffer.Example.Step,
            };
            var request = new BriefPartRequest(default, default, Pulses.AnswerCapacity.Self, [], "Europe/Istanbul", made, false,
                made);
            yield return Shown("commitment.part", "A commitment whose day has come",
                Part([One(CommitmentState.Open, null)], request, true));
            yield return Shown("commitment.part.kept", "The same when kept",
                Part([One(CommitmentState.Kept, made)], request, true));
            yield return Shown("commitment.part.dropped", "The same when dropped",
                Part([One(CommitmentState.Dropped, made)], request, true));
            var moved = One(CommitmentState.Open, made);
            moved.DueOn = due.AddDays(14);
            yield return Shown("commitment.part.moved", "The same when moved", Part([moved], request, true));
            yield return Shown("commitment.part.looking", "As an assistant sees it",
                Part([One(CommitmentState.Open, null)], request, false));
            yield return GalleryEntry.Of("commitment.move", "Moved to another day",
                CommitmentHandlers.MoveForm(new MoveCommitment(moved.Id), due));
            yield return GalleryEntry.Of("commitment.drop", "Dropped, with the reason",
                CommitmentHandlers.DropForm(new DropCommitment(moved.Id)));
            yield return GalleryEntry.Of("commitment.made", "A commitment is written down",
                Made("Meral Kaya", moved.Text, due, UndoOffer.Example));
            yield return GalleryEntry.Of("commitments", "What people said they would do", List(
            [
                new CommitmentRow("Meral Kaya", moved.Text, due, due.AddDays(14), CommitmentState.Open),
                new CommitmentRow("Jonas Weber", "Name a deputy", due, due, CommitmentState.Kept),
            ], due.AddDays(20)));
            yield return GalleryEntry.Of("commitments.none", "No commitments yet", List([], due));
        }
    }

    internal static Refusal WrongDay(DateOnly today) => Refusal.Invalid(
        $"A commitment has a day between {today:yyyy-MM-dd} and {today.AddDays(AskRule.MostDaysAhead):yyyy-MM-dd}. Nothing was written down.");

    internal static string Word(CommitmentStepKind kind) => kind switch
    {
        CommitmentStepKind.Kept => "kept",
        CommitmentStepKind.Moved => "moved",
        _ => "dropped",
    };

    internal static Message Made(string? name, string text, DateOnly due, UndoOffer undo) => Said.Done(
        $"Written down for {name ?? "you"}: {text.TrimEnd('.')}, by {DecisionWords.Day(due)}. "
            + $"{(name is null ? "You are" : "They are")} asked about it once, in the first brief from that day on.",
        undo, Button.Command("All commitments", "commitments"));

    internal static Message List(IReadOnlyList<CommitmentRow> rows, DateOnly today)
    {
        if (rows.Count == 0)
            return Message.Say("No commitments yet. Write one down with: commit NAME \"what they will do\" by DATE");
        var open = rows.Count(static r => r.State == CommitmentState.Open);
        var lead = $"{DecisionWords.Plural(open, "commitment is", "commitments are")} open, {rows.Count - open} settled.";
        return new Message(lead, [new Text(lead), new Facts([.. rows.Select(r => new Fact(r.Person, Line(r, today)))])]);
    }

    internal static BriefPart Part(IReadOnlyList<Commitment> due, BriefPartRequest request, bool mayAct)
    {
        var blocks = new List<Block>();
        foreach (var commitment in due)
            blocks.AddRange(commitment.ActedAt >= request.SentAt ? Acted(commitment, request) : Asked(commitment, mayAct));
        return new BriefPart(BriefPlace.First, blocks, mayAct ? due.Count(c => !(c.ActedAt >= request.SentAt)) : 0);
    }

    private static List<Block> Asked(Commitment commitment, bool mayAct)
    {
        var words = $"By {DecisionWords.Day(commitment.DueOn)} you meant to: {commitment.Text.TrimEnd('.')}.";
        return mayAct
            ? [new Choice(words, [Button.For("Kept", new KeepCommitment(commitment.Id)),
                Button.For("Moved to…", new MoveCommitment(commitment.Id)),
                    Button.For("Dropped because…", new DropCommitment(commitment.Id))])]
            : [new Text(words)];
    }

    private static List<Block> Acted(Commitment commitment, BriefPartRequest request)
    {
        var what = commitment.State switch
        {
            CommitmentState.Kept => "kept",
            CommitmentState.Dropped => "dropped",
            _ => $"moved to {DecisionWords.Day(commitment.DueOn)}",
        };
        var text = new Text($"{DecisionWords.Capital(commitment.Text.TrimEnd('.'))}: {what}.");
        var until = commitment.ActedAt!.Value + Seating.UndoFor;
        return commitment.BackId is { } back && request.Now < until && request.Capacity == Pulses.AnswerCapacity.Self
            ? [text, new Buttons([Button.For("Undo", new TakeBack(back))]),
                new Note($"Undo until {DecisionWords.Time(until, request.Zone)}.")]
            : [text];
    }

    private static string Line(CommitmentRow row, DateOnly today)
    {
        var state = row.State switch
        {
            CommitmentState.Kept => "kept",
            CommitmentState.Dropped => "dropped",
            _ when row.DueOn < today => $"was due {DecisionWords.Day(row.DueOn)}",
            _ => $"by {DecisionWords.Day(row.DueOn)}",
        };
        var first = row.DueOn > row.FirstDueOn ? $", first said for {DecisionWords.Day(row.FirstDueOn)}" : "";
        return $"{row.Text.TrimEnd('.')}: {state}{first}";
    }

    private static GalleryEntry Shown(string id, string title, BriefPart part) =>
        GalleryEntry.Of(id, title, new Message("A part of a brief.", part.Blocks));
}
