using System.Globalization;

namespace LeadershipBot.Charts;

/// <summary>Numbers as a reader wants them: three digits that matter, a real minus, the unit behind a space.</summary>
public static class TrendNumbers
{
    private const char Minus = '−';

    /// <summary><c>1,240</c>, <c>12.4</c>, <c>0.05</c>, <c>−3</c>.</summary>
    public static string Say(double value)
    {
        var size = Math.Abs(value);
        var format = size switch { >= 100 => "#,##0", >= 10 => "0.#", >= 0.1 => "0.##", _ => "0.####" };
        var text = size.ToString(format, CultureInfo.InvariantCulture);
        return value < 0 && text != "0" ? Minus + text : text;
    }

    /// <summary>With its unit: <c>6 %</c>, <c>12 days</c>; one of something is <c>1 day</c>.</summary>
    public static string Say(double value, string unit)
    {
        var text = Say(value);
        if (unit.Length == 0)
            return text;
        return $"{text} {(text is "1" or "−1" && unit is "days" or "hours" or "weeks" or "minutes" ? unit[..^1] : unit)}";
    }

    /// <summary>A difference with its sign: <c>+2</c>, <c>−0.4</c>, <c>±0</c>.</summary>
    public static string Change(double by)
    {
        var text = Say(by);
        return text == "0" ? "±0" : by > 0 ? "+" + text : text;
    }
}
