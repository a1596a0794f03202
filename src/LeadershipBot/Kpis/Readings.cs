using System.Globalization;
using LeadershipBot.Data;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis;

/// <summary>What writing a value did.</summary>
/// <param name="Before">The value the day had before; null when it had none.</param>
public readonly record struct ReadingWritten(double? Before, bool Changed);

/// <summary>The one way in for values, whoever brings them: typed, from a file, from a service.</summary>
internal static class Readings
{
    /// <summary>Beyond this a number is a slip of the pen, in whatever unit.</summary>
    public const double Largest = 1e12;

    private const int OldestYears = 10;

    /// <summary>A number as people type it: a dot or a comma before decimals, a percent sign or unit after it.</summary>
    public static Outcome<double> Number(string text)
    {
        var plain = text.Trim().Replace('−', '-').TrimEnd('%').TrimEnd();
        // A comma followed by exactly three digits may be a thousand to one reader and a decimal to the other.
        var comma = plain.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0 && plain.Length - comma == 4 && !plain.Contains('.', StringComparison.Ordinal))
            return KpiReplies.TwoWays(text);
        if (double.TryParse(plain.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var value))
            return Check(value) is { } refusal ? refusal : value;
        return KpiReplies.NotANumber(text);
    }

    /// <summary>Null when the value can be one.</summary>
    public static Refusal? Check(double value) =>
        double.IsFinite(value) && Math.Abs(value) <= Largest ? null : KpiReplies.TooLarge;

    /// <summary>Null when the day can have a value: not in the future anywhere on earth, not older than ten years.</summary>
    public static Refusal? Check(DateOnly on, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return on > today.AddDays(1) ? KpiReplies.Future(on) : on < today.AddYears(-OldestYears) ? KpiReplies.TooOld(on) : null;
    }

    /// <summary>Stores a value for a day; the same value again changes nothing. The clock looks at the KPI next.</summary>
    /// <param name="kpi">Tracked.</param>
    public static async Task<ReadingWritten> WriteAsync(LeadershipDb db, Kpi kpi, DateOnly on, double value, ReadingOrigin origin,
        PersonId? by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"kpi/{kpi.Id.Value}", cancellationToken);
        var known = db.KpiReadings.Local.FirstOrDefault(r => r.KpiId == kpi.Id && r.On == on)
            ?? await db.KpiReadings.AsTracking().FirstOrDefaultAsync(r => r.KpiId == kpi.Id && r.On == on, cancellationToken);
        return Write(db, kpi, known, on, value, origin, by, now);
    }

    /// <summary>The same with the day's reading at hand, for many at once.</summary>
    public static ReadingWritten Write(LeadershipDb db, Kpi kpi, KpiReading? known, DateOnly on, double value,
        ReadingOrigin origin,
        PersonId? by, DateTimeOffset now)
    {
        if (known?.Value == value)
            return new(known.Value, false);
        var before = known?.Value;
        if (known is null)
            db.KpiReadings.Add(new KpiReading { KpiId = kpi.Id, On = on, Value = value, Origin = origin, ById = by, At = now });
        else
            (known.Value, known.Origin, known.ById, known.At) = (value, origin, by, now);
        kpi.LookAt = now;
        kpi.Version++;
        return new(before, true);
    }

    /// <summary>Takes a day's value away again.</summary>
    public static async Task ForgetAsync(LeadershipDb db, Kpi kpi, DateOnly on, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (await db.KpiReadings.AsTracking().FirstOrDefaultAsync(r => r.KpiId == kpi.Id && r.On == on,
            cancellationToken) is not { } known)
            return;
        db.KpiReadings.Remove(known);
        kpi.LookAt = now;
        kpi.Version++;
    }
}
