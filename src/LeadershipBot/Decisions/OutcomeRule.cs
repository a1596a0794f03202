namespace LeadershipBot.Decisions;

/// <summary>What the seats of a decision amount to.</summary>
internal enum StandingKind { Waits, Differs, Decided }

internal readonly record struct Standing(StandingKind Kind, int? Option)
{
    public static readonly Standing Waits = new(StandingKind.Waits, null);

    public static readonly Standing Differs = new(StandingKind.Differs, null);
}

/// <summary>A seat as the rule sees it.</summary>
internal readonly record struct Vote(SeatKind Kind, SeatState State, int? Choice);

/// <summary>
/// One asked: their choice stands. Two asked: both have to choose the same; if they differ, a third decides. At most one
/// outcome stands at any time. Pure.
/// </summary>
internal static class OutcomeRule
{
    public static Standing Of(IEnumerable<Vote> votes)
    {
        var live = votes.Where(static v => v.State is SeatState.Open or SeatState.Chosen).ToList();
        if (live.Find(static v => v.Kind == SeatKind.TieBreak) is { Kind: SeatKind.TieBreak } tie)
            return tie.State == SeatState.Chosen ? new Standing(StandingKind.Decided, tie.Choice) : Standing.Differs;
        if (live.Count == 0 || live.Exists(static v => v.State == SeatState.Open))
            return Standing.Waits;
        return live.TrueForAll(v => v.Choice == live[0].Choice)
            ? new Standing(StandingKind.Decided, live[0].Choice) : Standing.Differs;
    }
}
