using System.ComponentModel.DataAnnotations;

namespace LeadershipBot.Audiences;

/// <summary>
/// Section <c>Privacy</c>: how many answers it takes before anything of a team is shown. Fixed at the first question that is
/// asked in confidence, since people answered under that promise; never below the minimum.
/// </summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    public const int LeastForScores = 5;
    public const int LeastForComments = 10;

    /// <value>A result is shown from 5 answers on.</value>
    [Range(LeastForScores, 50)]
    public int MinimumForScores { get; set; } = LeastForScores;

    /// <value>Comments are shown from 10 on.</value>
    [Range(LeastForComments, 100)]
    public int MinimumForComments { get; set; } = LeastForComments;
}
