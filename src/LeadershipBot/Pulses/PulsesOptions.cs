using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Pulses;

/// <summary>Section <c>Pulses</c>: how hard the bot may ask. The defaults are the product's promises; they can only be made
/// gentler.</summary>
public sealed class PulsesOptions
{
    public const string Section = "Pulses";

    /// <value>2 unasked messages per person and local week, over all projects.</value>
    [Range(1, 2)]
    public int WeeklyBudget { get; set; } = 2;

    /// <value>The one reminder comes after 2 working days.</value>
    [Range(1, 10)]
    public int ReminderAfterWorkingDays { get; set; } = 2;

    /// <value>A prompt closes after 5 working days; later answers are taken and labelled.</value>
    [Range(2, 20)]
    public int ClosesAfterWorkingDays { get; set; } = 5;

    /// <value>A brief that cannot go out on its date may move by 2 working days, then it is skipped.</value>
    [Range(0, 10)]
    public int MayMoveWorkingDays { get; set; } = 2;

    /// <value>After downtime, what was due within the last 24 hours is sent once; older is recorded as missed by the bot.</value>
    [Range(1, 72)]
    public int CatchUpHours { get; set; } = 24;

    /// <value>Tuesday 12:00 local time until the executive chooses: fixed and around noon is when prompts are answered
    /// best.</value>
    [Required, RegularExpression("(?i)^(mon|tue|wed|thu|fri|sat|sun)[a-z]*$",
        ErrorMessage = "Pulses:DefaultDay is a weekday such as Tue.")]
    public string DefaultDay { get; set; } = "Tue";

    [Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$",
        ErrorMessage = "Pulses:DefaultTime is a time of day such as 12:00.")]
    public string DefaultTime { get; set; } = "12:00";

    /// <summary>More question files, laid over the built-in bank in this order.</summary>
    [MaxLength(20)]
    public IReadOnlyList<string> BankFiles { get; set; } = [];
}
