using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.People.Privacy;

/// <summary>
/// Section <c>Privacy</c>: how long each class of data is kept. What was typed and tapped is blanked within a day in any case.
/// </summary>
public sealed class RetentionOptions
{
    public const string Section = "Privacy";

    /// <value>400 days: texts that were sent, the web chat, and what came in, without its words.</value>
    [Range(90, 1100)]
    public int MessageDays { get; set; } = 400;

    /// <value>1,100 days: what was asked and answered, deliveries, past absences. Before and after an approval must both
    /// fit.</value>
    [Range(365, 3650)]
    public int AnswerDays { get; set; } = 1100;

    /// <value>1,100 days: who changed and who looked.</value>
    [Range(365, 3650)]
    public int AuditDays { get; set; } = 1100;

    /// <value>730 days after somebody left, they are erased.</value>
    [Range(30, 3650)]
    public int LeftPeopleDays { get; set; } = 730;
}
