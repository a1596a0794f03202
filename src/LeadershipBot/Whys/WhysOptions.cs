using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Whys;

/// <summary>Section <c>Whys</c>: the messages that say why. The defaults are the product's promises; they can only be made
/// gentler.</summary>
public sealed class WhysOptions
{
    public const string Section = "Whys";

    /// <summary>More template files, laid over the built-in ones in this order.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> TemplateFiles { get; set; } = [];

    /// <value>A draft is prepared 14 days before its day, so that a brief every two weeks can carry it.</value>
    [Range(7, 28)]
    public int PrepareDaysAhead { get; set; } = 14;

    /// <value>A draft nobody has signed 3 days after its day is offered to the PMO.</value>
    [Range(1, 14)]
    public int PmoMaySignAfterDays { get; set; } = 3;

    /// <value>A draft nobody has signed 21 days after its day is dropped, and the next one is prepared.</value>
    [Range(14, 60)]
    public int DroppedAfterDays { get; set; } = 21;

    /// <value>One team message that nobody asked for per person and local week, over all projects.</value>
    [Range(1, 1)]
    public int TeamWeeklyBudget { get; set; } = 1;
}
