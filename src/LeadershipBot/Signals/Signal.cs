using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Signals;

/// <summary>What kind of opportunity to lead it was.</summary>
public enum SignalKind { Prompt, Decision, Commitment, Meeting, Why, TeamQuestion, KpiAsk }

/// <summary>
/// How it went. Excused (away, held back, handed over) is on record and never in a denominator; what the bot did not deliver
/// or left in doubt is no signal at all.
/// </summary>
public enum SignalOutcome { Met, Missed, Excused }

/// <summary>What else is known about how it went.</summary>
[Flags]
public enum SignalTraits { None = 0, Late = 1, Reminded = 2, Snoozed = 4, ByDeputy = 8, Edited = 16, Rerouted = 32 }

/// <summary>
/// One engagement opportunity of one person and what became of it: behaviour only, never a text. Recorded once per subject;
/// recording it again replaces it.
/// </summary>
public sealed class Signal
{
    public long Seq { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>Null for a prompt: it is one opportunity of the person, however many projects it carries.</summary>
    public ProjectId? ProjectId { get; init; }

    public required SignalKind Kind { get; init; }

    /// <summary>The evidence: the prompt, decision, commitment, meeting, why or question it is about.</summary>
    public required Guid SubjectId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>When the person acted; null when they did not.</summary>
    public DateTimeOffset? ActedAt { get; set; }

    public SignalOutcome Outcome { get; set; }

    /// <summary>How much of it counts as done, 0 to 1: a deputy without a vote at a meeting is a quarter.</summary>
    public double Credit { get; set; }

    /// <summary>From asked to acted in the person's own working minutes; null when they did not act.</summary>
    public int? LatencyMinutes { get; set; }

    /// <summary>Closed questions answered, of <see cref="DepthAsked"/>; both 0 where depth has no meaning.</summary>
    public int DepthDone { get; set; }

    public int DepthAsked { get; set; }

    public SignalTraits Traits { get; set; }

    /// <summary>The Monday of the person's local week in which it was asked; the roll-up it is counted in.</summary>
    public required DateOnly Week { get; init; }
}

/// <summary>The signals of one person, project and kind in one local week, added up. Written with the signals themselves.</summary>
public sealed class SignalWeek
{
    public long Seq { get; init; }

    public required PersonId PersonId { get; init; }

    public ProjectId? ProjectId { get; init; }

    public required SignalKind Kind { get; init; }

    public required DateOnly Week { get; init; }

    /// <summary>Opportunities that count: met and missed.</summary>
    public int Opportunities { get; set; }

    public double Credit { get; set; }

    public int Excused { get; set; }

    public int Acted { get; set; }

    public long LatencyMinutes { get; set; }

    public int DepthDone { get; set; }

    public int DepthAsked { get; set; }

    internal void Add(Signal signal, int sign)
    {
        if (signal.Outcome == SignalOutcome.Excused)
        {
            Excused += sign;
            return;
        }
        Opportunities += sign;
        Credit += sign * signal.Credit;
        Acted += signal.LatencyMinutes is null ? 0 : sign;
        LatencyMinutes += sign * (signal.LatencyMinutes ?? 0);
        DepthDone += sign * signal.DepthDone;
        DepthAsked += sign * signal.DepthAsked;
    }
}
