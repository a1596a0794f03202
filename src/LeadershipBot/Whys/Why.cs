using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>
/// Where a message stands. Gaps: facts are missing. Ready: it waits on the executive. Declined and LeftToPmo: the executive
/// does not sign it, the PMO may. Approved: a tap stands and the undo time runs. Sending, Sent: on its way.
/// Dropped: it never goes out.
/// </summary>
public enum WhyState { Gaps, Ready, Declined, LeftToPmo, Approved, Sending, Sent, Dropped }

/// <summary>In whose name a message goes out.</summary>
public enum WhySigner { Executive, Pmo }

/// <summary>
/// One message that says why, from draft to sent. It leaves in the executive's name only while a tap of that very person on
/// this very text stands: <see cref="SignerId"/> is set by the tap and cleared by whatever takes it back.
/// </summary>
public sealed class Why
{
    /// <summary>110 words of any language.</summary>
    public const int MaxText = 1000;

    public const int MaxReason = 200;

    public required WhyId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required string TemplateId { get; init; }

    public required string Language { get; init; }

    public required WhyOccasion Occasion { get; init; }

    public WhyState State { get; set; }

    /// <summary>The sponsor who is asked to sign it.</summary>
    public required PersonId ExecutiveId { get; init; }

    /// <summary>Not to go out before this day of the executive's zone.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>What fills it, as JSON by fact name, as known when it was last looked at.</summary>
    public required string Facts { get; set; }

    /// <summary>Text, a blank line, the ask. Null while facts are missing.</summary>
    public string? Text { get; set; }

    /// <summary>Share of the words that somebody changed, 0 to 1.</summary>
    public double Edited { get; set; }

    /// <summary>An assistant's or the PMO's hand in the text, shown to the executive before they sign.</summary>
    public PersonId? PreparedById { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it became ready for the executive.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>When the PMO was told that it waits on them: for facts, for their signature.</summary>
    public DateTimeOffset? PmoToldAt { get; set; }

    /// <summary>When the executive decided: sign, not now, the PMO shall. Null again after an undo.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who signed it with a tap that stands; null otherwise.</summary>
    public PersonId? SignerId { get; set; }

    public WhySigner? SignedAs { get; set; }

    /// <summary>When the sending may begin: after the undo time, and not before the day.</summary>
    public DateTimeOffset? SendsAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>How many people it was queued for when its sending ended.</summary>
    public int Readers { get; set; }

    public string? Reason { get; set; }

    public int Version { get; set; }

    public List<WhyTarget> Targets { get; init; } = [];

    /// <summary>Still to be decided by somebody: no second draft for the same audiences beside it.</summary>
    public bool IsOpen => State is WhyState.Gaps or WhyState.Ready or WhyState.Declined or WhyState.LeftToPmo
        or WhyState.Approved or WhyState.Sending;
}

/// <summary>
/// One audience of a message: the people of one function at one site. A message to everyone has a target for each, so that
/// two messages to one audience can be told by their targets alone.
/// </summary>
public sealed class WhyTarget
{
    public long Seq { get; init; }

    public required WhyId WhyId { get; init; }

    public required WorkFunction Function { get; init; }

    public SiteId? SiteId { get; init; }

    /// <summary>The local day on which it went to this audience; null before.</summary>
    public DateOnly? SentOn { get; set; }
}

/// <summary>One person a message was queued for; the key keeps it single.</summary>
public sealed class WhyReader
{
    public long Seq { get; init; }

    public required WhyId WhyId { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>When it was to be in their chat.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Why it was not queued; null when it was.</summary>
    public string? Reason { get; init; }
}

/// <summary>The day a project goes live, at one site or everywhere; messages around it go by this day.</summary>
public sealed class GoLive
{
    public long Seq { get; init; }

    public required ProjectId ProjectId { get; init; }

    public SiteId? SiteId { get; init; }

    public required DateOnly On { get; set; }
}

public enum LanguageChoice { Undecided, AsWritten, Nothing }

/// <summary>
/// A site reads a language in which there is no approved text: until a lead says what shall happen, nothing goes there.
/// </summary>
public sealed class LanguageAsk
{
    public required LanguageAskId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public SiteId? SiteId { get; init; }

    /// <summary>What they read.</summary>
    public required string Reads { get; init; }

    /// <summary>What the texts are written in.</summary>
    public required string Written { get; init; }

    public LanguageChoice Choice { get; set; }

    public PersonId? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    public int Version { get; set; }
}

/// <summary>When a project's whys are looked at next: what is due, what waits too long.</summary>
public sealed class WhyLook
{
    public required ProjectId ProjectId { get; init; }

    public required DateTimeOffset NextAt { get; set; }
}
