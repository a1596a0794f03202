using LeadershipBot.Signals;

namespace LeadershipBot.Decisions.Meetings;

/// <summary>
/// What taking part counts: in person whole, a deputy with a vote half, one without a quarter, nobody nothing. Pure.
/// </summary>
internal static class AttendanceRule
{
    public static (SignalOutcome Outcome, double Credit, SignalTraits Traits) Judge(AttendanceKind kind) => kind switch
    {
        AttendanceKind.Present => (SignalOutcome.Met, 1, SignalTraits.None),
        AttendanceKind.DeputyWithVote => (SignalOutcome.Met, 0.5, SignalTraits.ByDeputy),
        AttendanceKind.Deputy => (SignalOutcome.Met, 0.25, SignalTraits.ByDeputy),
        AttendanceKind.Absent => (SignalOutcome.Missed, 0, SignalTraits.None),
        AttendanceKind.Excused => (SignalOutcome.Excused, 0, SignalTraits.None),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    /// <summary>One name, or <c>name (deputy)</c>, of a list parted by commas or semicolons.</summary>
    public static IReadOnlyList<(string Name, string? Deputy)> Read(string text) =>
    [
        .. text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadOne),
    ];

    /// <summary>One name, or <c>name (deputy)</c>.</summary>
    public static (string Name, string? Deputy) ReadOne(string part) =>
        part.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && part.EndsWith(')')
            ? (part[..open].Trim().Trim('"'), part[(open + 1)..^1].Trim().Trim('"')) : (part.Trim('"'), null);
}
