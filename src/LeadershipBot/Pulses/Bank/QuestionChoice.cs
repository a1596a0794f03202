namespace LeadershipBot.Pulses.Bank;

/// <summary>Who is asked about which project, and when.</summary>
/// <param name="History">What this person was asked about this project, in any order; three quarters of a year is enough.</param>
/// <param name="Triggered">Questions that an answer has called for, oldest first; they come before the rotation.</param>
/// <param name="Today">The person's own local date.</param>
public readonly record struct Occasion(
    Audience Audience,
    PulsePhase Phase,
    QuestionFacts Facts,
    IReadOnlyList<AskedItem> History,
    IReadOnlyList<ItemId> Triggered,
    DateOnly Today);

/// <summary>
/// Chooses what to ask. Pure, and the same for the same occasion: the anchor (best rank, then least recently asked), then the
/// theme that has waited longest and in it the question that has waited longest, then at most one text. A question rests its
/// weeks unless it was triggered; what cannot be filled is never chosen.
/// </summary>
public static class QuestionChoice
{
    private const int Never = int.MinValue;
    private const int OnStack = 256;

    public static QuestionSet Pick(QuestionBank bank, in Occasion occasion)
    {
        var slice = bank.Slice(occasion.Audience, occasion.Phase);
        var size = bank.Size(occasion.Audience);
        var items = bank.Items.Count;
        var last = items <= OnStack ? stackalloc int[items] : new int[items];
        Span<int> themes = bank.Themes.Count <= OnStack ? stackalloc int[bank.Themes.Count] : new int[bank.Themes.Count];
        Recall(bank, occasion.History, last, themes);

        var anchor = size.Anchors == 0 ? null : Anchor(bank, slice.Anchors, occasion, last);
        var rotating = new List<BankItem>(size.Rotating);
        Rotate(bank, slice, occasion, size.Rotating, rotating, last, themes);
        var text = size.Texts == 0 ? null : Text(bank, slice.Texts, occasion, last);
        return new QuestionSet(anchor?.Item, rotating, text?.Item);
    }

    /// <summary>When each question and theme was last asked; anchors do not count for a theme, they come every time.</summary>
    private static void Recall(QuestionBank bank, IReadOnlyList<AskedItem> history, Span<int> last, Span<int> themes)
    {
        last.Fill(Never);
        themes.Fill(Never);
        for (var i = 0; i < history.Count; i++)
        {
            var asked = history[i];
            if (!bank.TryPlace(asked.Item, out var place))
            {
                continue;
            }

            var slot = bank.SlotAt(place);
            var day = asked.On.DayNumber;
            last[place] = Math.Max(last[place], day);
            if (Rotates(slot))
            {
                themes[slot.Theme] = Math.Max(themes[slot.Theme], day);
            }
        }
    }

    private static Slot? Anchor(QuestionBank bank, Slot[] anchors, in Occasion occasion, ReadOnlySpan<int> last)
    {
        if (Triggered(bank, anchors, occasion) is { } triggered)
        {
            return triggered;
        }

        Slot? best = null;
        foreach (var slot in anchors)
        {
            if (best is not null && best.Item.AnchorRank < slot.Item.AnchorRank)
            {
                break;
            }

            if ((best is null || last[slot.Index] < last[best.Index]) && CanFill(slot, occasion.Facts))
            {
                best = slot;
            }
        }

        return best;
    }

    private static void Rotate(
        QuestionBank bank, BankSlice slice, in Occasion occasion, int wanted, List<BankItem> chosen,
        Span<int> last, Span<int> themes)
    {
        var today = occasion.Today.DayNumber;
        for (var i = 0; i < occasion.Triggered.Count && chosen.Count < wanted; i++)
        {
            if (bank.TryPlace(occasion.Triggered[i], out var place) && bank.SlotAt(place) is var slot
                && Rotates(slot) && Array.IndexOf(slice.RotatingByTheme[slot.Theme], slot) >= 0
                && !chosen.Contains(slot.Item) && CanFill(slot, occasion.Facts))
            {
                Take(slot, today, chosen, last, themes);
            }
        }

        while (chosen.Count < wanted && Next(slice, occasion, last, themes) is { } next)
        {
            Take(next, today, chosen, last, themes);
        }
    }

    private static void Take(Slot slot, int today, List<BankItem> chosen, Span<int> last, Span<int> themes)
    {
        chosen.Add(slot.Item);
        last[slot.Index] = today;
        themes[slot.Theme] = today;
    }

    private static Slot? Next(BankSlice slice, in Occasion occasion, ReadOnlySpan<int> last, ReadOnlySpan<int> themes)
    {
        Slot? best = null;
        for (var theme = 0; theme < themes.Length; theme++)
        {
            if (best is not null && themes[theme] >= themes[best.Theme])
            {
                continue;
            }

            best = LeastRecent(slice.RotatingByTheme[theme], occasion, last) ?? best;
        }

        return best;
    }

    private static Slot? Text(QuestionBank bank, Slot[] texts, in Occasion occasion, ReadOnlySpan<int> last) =>
        Triggered(bank, texts, occasion) ?? LeastRecent(texts, occasion, last);

    private static Slot? Triggered(QuestionBank bank, Slot[] among, in Occasion occasion)
    {
        for (var i = 0; i < occasion.Triggered.Count; i++)
        {
            if (bank.TryPlace(occasion.Triggered[i], out var place) && bank.SlotAt(place) is var slot
                && Array.IndexOf(among, slot) >= 0 && CanFill(slot, occasion.Facts))
            {
                return slot;
            }
        }

        return null;
    }

    private static Slot? LeastRecent(Slot[] slots, in Occasion occasion, ReadOnlySpan<int> last)
    {
        var today = occasion.Today.DayNumber;
        Slot? best = null;
        foreach (var slot in slots)
        {
            var asked = last[slot.Index];
            var isRested = asked == Never || today - asked >= slot.RestDays;
            if (isRested && (best is null || asked < last[best.Index]) && CanFill(slot, occasion.Facts))
            {
                best = slot;
            }
        }

        return best;
    }

    private static bool Rotates(Slot slot) => slot.Item is { IsClosed: true, AnchorRank: null, FollowUpOnly: false };

    private static bool CanFill(Slot slot, QuestionFacts facts)
    {
        if (slot.Item.Listed is { AtLeast: > 0 } listed && facts.List(listed.List).Count < listed.AtLeast)
        {
            return false;
        }

        foreach (var name in slot.Values)
        {
            if (facts.Value(name) is null)
            {
                return false;
            }
        }

        return true;
    }
}
