using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Pulses;

/// <summary>What a line asks for. Team pulses and the Monday digest have lines, and no prompts: see the slice Audiences.</summary>
public enum PromptKind { Brief, TeamPulse, MondayDigest }

/// <summary>A recurring ask of one person. Editing it keeps its identity, so a local date is never asked twice.</summary>
public sealed class CadenceLine
{
    public required CadenceLineId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required PromptKind Kind { get; init; }

    /// <summary>The recurrence in the text form of <c>Recurrence</c>.</summary>
    public required string Recurrence { get; set; }

    /// <summary>True once the person chose the slot; the bot then no longer changes day and hour by itself.</summary>
    public bool ChosenByPerson { get; set; }

    /// <summary>The latest recipient-local date already decided on: sent, held back, or found to be none of this
    /// line's.</summary>
    public DateOnly? LastDate { get; set; }

    /// <summary>When the planner must look at this line again (UTC); null while paused.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public DateOnly? PausedUntil { get; set; }

    /// <summary>The person asked for half the rhythm.</summary>
    public bool Lighter { get; set; }

    /// <summary>Unanswered prompts in a row; two bring the offer "lighter, hand over, pause" and no further push.</summary>
    public int UnansweredInRow { get; set; }

    /// <summary>The PMO asked for the next brief on this local date instead of its own; it stands for that occurrence.</summary>
    public DateOnly? BringForwardOn { get; set; }

    public int Version { get; set; }

    /// <summary>Quiet after an offer that nobody has answered: any sign of life ends it. Handed over or "not me" is not
    /// this.</summary>
    public bool WaitsForChoice => NextAt is null && UnansweredInRow > 0;

    /// <summary>Begins again after a pause, a stop or a choice; what has passed meanwhile is over and counts for
    /// nobody.</summary>
    public void Restart(DateTimeOffset now, string zone)
    {
        SkipPast(now, zone);
        (PausedUntil, UnansweredInRow, NextAt) = (null, 0, now);
        Version++;
    }

    /// <summary>Dates whose time of day has passed are over: a new beginning looks forward only.</summary>
    public void SkipPast(DateTimeOffset now, string zone)
    {
        var at = Cadences.Recurrence.Parse(Recurrence).Value.At;
        var today = Zones.DateOf(now, zone);
        var over = Cadence.InstantOf(today, at, zone) < now ? today : today.AddDays(-1);
        LastDate = LastDate > over ? LastDate : over;
    }
}

public enum PromptState { Open, Answered, Closed, Skipped, MissedByBot }

/// <summary>One person, one occurrence: the message, its reminder, the unit of budget.</summary>
public sealed class Prompt
{
    public const int MaxReason = 200;

    public required PromptId Id { get; init; }

    public required PersonId PersonId { get; init; }

    public required PromptKind Kind { get; init; }

    public required CadenceLineId CadenceLineId { get; init; }

    /// <summary>The occurrence: recipient-local date on this cadence line, never an instant.</summary>
    public required DateOnly LocalDate { get; init; }

    public required LogicalMessageId LogicalId { get; init; }

    public LogicalMessageId? ReminderLogicalId { get; set; }

    public PromptState State { get; set; }

    /// <summary>When it is to be sent (after moving into the person's hours).</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When something happens to it next: the reminder, then the close. Null once closed.</summary>
    public DateTimeOffset? WakeAt { get; set; }

    public required DateTimeOffset ClosesAt { get; set; }

    public DateTimeOffset? RemindedAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public DateTimeOffset? SnoozedAt { get; set; }

    /// <summary>Acts that stand on the parts of other practices in it: a decision made, a draft sent.</summary>
    public int PartActs { get; set; }

    /// <summary>Why it was moved, skipped or missed, or what was chosen of an offer; null for a prompt that went out as it
    /// should.</summary>
    public string? Reason { get; set; }

    public int Version { get; set; }

    public List<Pulse> Pulses { get; init; } = [];
}

/// <summary>The questions of one project inside a prompt.</summary>
public sealed class Pulse
{
    public required PulseId Id { get; init; }

    public required PromptId PromptId { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The questions as asked, JSON: item id and the filled text, so that a later bank cannot change the past.</summary>
    public required string Questions { get; init; }

    public List<Answer> Answers { get; init; } = [];
}

public enum AnswerCapacity { Self, Deputy, Assistant }

/// <summary>One answer per pulse, question and respondent; the platform's own click time decides between two.</summary>
public sealed class Answer
{
    public required AnswerId Id { get; init; }

    public required PulseId PulseId { get; init; }

    public required string ItemId { get; init; }

    public required PersonId RespondentId { get; init; }

    /// <summary>The wire form of the bank's answer value.</summary>
    public required string Value { get; set; }

    public required AnswerCapacity Capacity { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>The click that stands.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>After the prompt closed: kept, shown, labelled.</summary>
    public bool Late { get; set; }

    public int Edits { get; set; }

    /// <summary>Undone by the respondent: the row stays for the history, and nothing counts it.</summary>
    public bool Withdrawn { get; set; }

    public int Version { get; set; }
}

/// <summary>What an answer said before an edit.</summary>
public sealed class AnswerEdit
{
    public long Seq { get; init; }

    public required AnswerId AnswerId { get; init; }

    public required string OldValue { get; init; }

    public required DateTimeOffset At { get; init; }
}
