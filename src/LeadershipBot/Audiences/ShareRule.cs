namespace LeadershipBot.Audiences;

/// <summary>How far a count of a few people can be trusted: the Wilson interval at 90%. Pure.</summary>
/// <param name="Low">Whole percent.</param>
/// <param name="High">Whole percent.</param>
public readonly record struct ShareInterval(int Low, int High)
{
    public bool IsApartFrom(ShareInterval other) => High < other.Low || other.High < Low;
}

/// <summary>Counts are shown as counts with an interval, never as a share with decimals. Pure.</summary>
public static class ShareRule
{
    /// <summary>The normal quantile of a two-sided 90%.</summary>
    private const double Z = 1.645;

    /// <exception cref="ArgumentOutOfRangeException">Nobody answered, or more than answered.</exception>
    public static ShareInterval Wilson90(int count, int of)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(of);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var share = count / (double)of;
        var centre = share + Z * Z / (2 * of);
        var reach = Z * Math.Sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        var scale = 1 + Z * Z / of;
        return new ShareInterval(Percent((centre - reach) / scale), Percent((centre + reach) / scale));
    }

    private static int Percent(double share) => (int)Math.Round(100 * Math.Clamp(share, 0, 1), MidpointRounding.AwayFromZero);
}
