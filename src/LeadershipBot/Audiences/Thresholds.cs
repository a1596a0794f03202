using System.Globalization;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Audiences;

/// <summary>How many answers it takes, as promised to those who answered.</summary>
public sealed record Thresholds(int Scores, int Comments)
{
    public const string Key = "privacy.thresholds";

    /// <summary>From the first question on, settings do not change them any more.</summary>
    public static async Task FixAsync(LeadershipDb db, PrivacyOptions options, CancellationToken cancellationToken)
    {
        if (db.Settings.Local.All(static s => s.Key != Key) && !await db.Settings.AnyAsync(s => s.Key == Key, cancellationToken))
            db.Settings.Add(new Setting { Key = Key, Value = $"{options.MinimumForScores}/{options.MinimumForComments}" });
    }

    public static async Task<Thresholds> ReadAsync(LeadershipDb db, PrivacyOptions options, CancellationToken cancellationToken) =>
        await db.Settings.Where(s => s.Key == Key).Select(s => s.Value).FirstOrDefaultAsync(cancellationToken) is { } said
            ? Read(said) : new Thresholds(options.MinimumForScores, options.MinimumForComments);

    /// <summary>Whatever the row says, never below the minimum.</summary>
    private static Thresholds Read(string said)
    {
        var parts = said.Split('/');
        return new Thresholds(
            Math.Max(int.Parse(parts[0], CultureInfo.InvariantCulture), PrivacyOptions.LeastForScores),
            Math.Max(int.Parse(parts[1], CultureInfo.InvariantCulture), PrivacyOptions.LeastForComments));
    }
}

/// <summary>Says so when the settings ask for other thresholds than those people answered under.</summary>
public sealed class ThresholdCheck(LeadershipDbSource source, IOptions<PrivacyOptions> options) : IDoctorCheck
{
    public string Name => "privacy";

    public async Task<Finding> RunAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var fixedAt = await Thresholds.ReadAsync(db, options.Value, cancellationToken);
        return fixedAt == new Thresholds(options.Value.MinimumForScores, options.Value.MinimumForComments)
            ? Finding.Ok($"Results from {fixedAt.Scores} answers on, comments from {fixedAt.Comments} on.")
            : Finding.Warn(
                $"People answered under the promise of {fixedAt.Scores} answers for results and {fixedAt.Comments} for comments. "
                    + "That stays so; the Privacy settings ask for something else.",
                "Set Privacy:MinimumForScores and Privacy:MinimumForComments back to these numbers.");
    }
}
