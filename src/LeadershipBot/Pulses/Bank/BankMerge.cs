namespace LeadershipBot.Pulses.Bank;

/// <summary>Lays files over one another: a later file adds, replaces by id, or switches off.</summary>
internal static class BankMerge
{
    public static BankDraft? Merge(IReadOnlyList<BankPart> parts, BankErrors errors)
    {
        var first = parts[0];
        if (parts.Select(part => part.Phrases).OfType<BankPhrases>().LastOrDefault() is not { } phrases)
        {
            errors.Add(first.Place, "the bank has no 'words'", "add 'words: { yes: ..., no: ..., low: ..., high: ... }'");
            return null;
        }

        var draft = new BankDraft(first.Language, phrases);
        foreach (var part in parts)
        {
            if (part.Language != first.Language)
            {
                errors.Add(
                    part.Place,
                    $"the file is in '{part.Language}' but the bank is in '{first.Language}'",
                    "load each language as a bank of its own");
            }

            Lay(draft.Themes, part.Themes, theme => theme.Id, "theme", errors);
            Lay(draft.Facts, part.Facts, fact => fact.Name, "fact", errors);
            Read<ItemDraft>[] items = [.. part.Items.Select(item => new Read<ItemDraft>(item, item.Place))];
            Lay(draft.Drafts, items, item => item.Item.Id.Value, "item", errors);
            foreach (var (audience, size) in part.Sizes)
            {
                draft.Sizes[audience] = size;
            }
        }

        SwitchOff(draft, parts, errors);
        FillScales(draft);
        return draft;
    }

    private static void Lay<T>(
        List<T> all, IReadOnlyList<Read<T>> more, Func<T, string> id, string what, BankErrors errors)
    {
        Dictionary<string, Place> seen = new(StringComparer.Ordinal);
        foreach (var (value, place) in more)
        {
            var key = id(value);
            if (!seen.TryAdd(key, place))
            {
                errors.Add(place, $"{what} {key} is already on line {seen[key].Line} of this file", "keep one of them");
                continue;
            }

            var at = all.FindIndex(other => id(other) == key);
            if (at < 0)
            {
                all.Add(value);
            }
            else
            {
                all[at] = value;
            }
        }
    }

    /// <summary>What is switched off takes along the triggers and follow-ups that ask it: nobody has to rewrite those.</summary>
    private static void SwitchOff(BankDraft draft, IReadOnlyList<BankPart> parts, BankErrors errors)
    {
        foreach (var (text, place) in parts.SelectMany(part => part.Off))
        {
            if (!ItemId.TryParse(text, out var id) || draft.Find(id) is not { } item)
            {
                errors.Add(place, $"'off' names '{text}', which is no item of the bank", "use the id of an item or remove it");
                continue;
            }

            draft.Off.Add(id);
            draft.AnchorSwitchedOff ??= item.AnchorRank is null ? null : place;
        }

        draft.Drafts.RemoveAll(read => draft.Off.Contains(read.Item.Id));
        for (var at = 0; at < draft.Drafts.Count; at++)
        {
            var read = draft.Drafts[at];
            Read<Trigger>[] triggers =
                [.. read.Triggers.Where(trigger => trigger.Value.Ask is not { } ask || !draft.Off.Contains(ask))];
            var followUp = read.FollowUp is { } follow && draft.Off.Contains(follow.Value.Ask) ? null : read.FollowUp;
            draft.Drafts[at] = read with
            {
                Item = read.Item with { Triggers = [.. triggers.Select(trigger => trigger.Value)], FollowUp = followUp?.Value },
                Triggers = triggers,
                FollowUp = followUp,
            };
        }
    }

    private static void FillScales(BankDraft draft)
    {
        for (var at = 0; at < draft.Drafts.Count; at++)
        {
            var item = draft.Drafts[at].Item;
            if (item.Type is AnswerType.Scale)
            {
                item = item with { Low = item.Low ?? draft.Phrases.Low, High = item.High ?? draft.Phrases.High };
                draft.Drafts[at] = draft.Drafts[at] with { Item = item };
            }
        }
    }
}
