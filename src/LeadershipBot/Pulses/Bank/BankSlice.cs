namespace LeadershipBot.Pulses.Bank;

/// <summary>A question with what choosing needs at hand: its place, its theme's place, and what must be known.</summary>
internal sealed record Slot(BankItem Item, int Index, int Theme, int RestDays, string[] Values);

/// <summary>The questions of one audience in one phase, sorted once: a sweep chooses from them 100,000 times.</summary>
internal sealed class BankSlice(Slot[] anchors, Slot[][] rotatingByTheme, Slot[] texts)
{
    /// <summary>By rank, then in the order of the file.</summary>
    public Slot[] Anchors { get; } = anchors;

    /// <summary>One row per theme, in the order of the themes; a row may be empty.</summary>
    public Slot[][] RotatingByTheme { get; } = rotatingByTheme;

    public Slot[] Texts { get; } = texts;

    public static BankSlice Of(IReadOnlyList<Slot> all, int themes, Audience audience, PulsePhase phase)
    {
        Slot[] fitting =
        [
            .. all.Where(slot => !slot.Item.FollowUpOnly
                && slot.Item.Audiences.Contains(audience) && slot.Item.Phases.Contains(phase)),
        ];
        Slot[] rotating = [.. fitting.Where(slot => slot.Item.IsClosed && slot.Item.AnchorRank is null)];
        return new BankSlice(
            [.. fitting.Where(slot => slot.Item.AnchorRank is not null).OrderBy(slot => slot.Item.AnchorRank)],
            [.. Enumerable.Range(0, themes).Select(theme => rotating.Where(slot => slot.Theme == theme).ToArray())],
            [.. fitting.Where(slot => !slot.Item.IsClosed)]);
    }
}
