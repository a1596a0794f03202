using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Audiences;

/// <summary>
/// A question put to people of one project in confidence, on one occasion. Its words are kept as they were asked, so that a
/// later bank cannot change the past.
/// </summary>
public sealed class ConfidentialQuestion
{
    public const int MaxItem = 16;
    public const int MaxOccasion = 60;

    public required ConfidentialQuestionId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    /// <summary>The bank's id of the question.</summary>
    public required string ItemId { get; init; }

    /// <summary>What tells two askings of the same question apart: a quarter, a why message. Unique with project and item.</summary>
    public required string Occasion { get; init; }

    /// <summary>The question as asked, JSON of <c>AskedQuestion</c>.</summary>
    public required string Asked { get; init; }

    /// <summary>The key of the right option, for a question that has one.</summary>
    public string? RightKey { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Until then an answer can be given and changed. Moves on while more people are asked.</summary>
    public required DateTimeOffset ClosesAt { get; set; }

    /// <summary>False while answers may still come in; set when it closed and what may be shown was decided.</summary>
    public bool Settled { get; set; }

    public int Version { get; set; }
}

/// <summary>
/// An answer while its question is open: the only place where a respondent and an answer stand together. It is deleted at
/// the close.
/// </summary>
public sealed class OpenAnswer : IConfidentialRow
{
    public required ConfidentialQuestionId QuestionId { get; init; }

    public required PersonId RespondentId { get; init; }

    /// <summary>The wire form of the bank's answer value.</summary>
    public required string Value { get; set; }

    /// <summary>The click that stands.</summary>
    public required DateTimeOffset At { get; set; }
}

/// <summary>
/// An answer after the close: site and function in the respondent's place, no time, a random id. It is deleted once it is
/// counted in a block.
/// </summary>
public sealed class ConfidentialAnswer
{
    public required ConfidentialAnswerId Id { get; init; }

    public required ConfidentialQuestionId QuestionId { get; init; }

    public SiteId? SiteId { get; init; }

    public required WorkFunction Function { get; init; }

    public required string Value { get; init; }
}

/// <summary>
/// Answers that were shown together for the first time, and are only ever shown together: at least the minimum, counted, and
/// unchangeable. Everything that is shown is a sum of whole blocks; see <see cref="DisclosureRule"/>.
/// </summary>
public sealed class DisclosedBlock
{
    public required DisclosedBlockId Id { get; init; }

    public required ConfidentialQuestionId QuestionId { get; init; }

    /// <summary>The site all of it comes from; null when it was pooled over sites.</summary>
    public SiteId? SiteId { get; init; }

    /// <summary>The function all of it comes from; null when it was pooled over functions.</summary>
    public WorkFunction? Function { get; init; }

    public required int Answers { get; init; }

    /// <summary>JSON: how many chose what; for comments the texts, in an order that says nothing.</summary>
    public required string Tally { get; init; }

    /// <summary>The day it was first shown; no time of day.</summary>
    public required DateOnly ShownOn { get; init; }
}
