namespace LeadershipBot.Pulses.Bank;

/// <summary>What must hold of all files together before a bank is made.</summary>
internal static class BankChecks
{
    /// <summary>More choices than this are no longer one tap for an executive.</summary>
    public const int MostExecutiveOptions = 6;
    public const int MostOptions = 20;

    public static void Check(BankDraft draft, Place start, BankErrors errors)
    {
        foreach (var audience in Enum.GetValues<Audience>().Where(audience => !draft.Sizes.ContainsKey(audience)))
        {
            errors.Add(
                start,
                $"'sets' says nothing about {audience}",
                "add '{ anchors: ..., rotating: ..., texts: ... }' for it");
        }

        foreach (var item in draft.Drafts)
        {
            CheckWords(draft, item, errors);
            CheckOptions(item, errors);
            CheckAnchor(item, errors);
            TriggerChecks.Check(draft, item, errors);
        }

        CheckAnchors(draft, start, errors);
    }

    private static void CheckWords(BankDraft draft, ItemDraft read, BankErrors errors)
    {
        var item = read.Item;
        if (!draft.Themes.Exists(theme => theme.Id == item.Theme))
        {
            var known = string.Join(", ", draft.Themes.Select(theme => theme.Id));
            errors.Add(
                read.Place,
                $"item {item.Id} has theme '{item.Theme}'",
                $"use one of {known}, or declare it under 'themes'");
        }

        foreach (var name in item.Requires)
        {
            var isList = item.Listed?.List == name;
            if (draft.Fact(name) is not { } fact)
            {
                errors.Add(
                    read.Place,
                    $"item {item.Id} needs '{name}', which is not declared",
                    "declare it under 'facts' or correct its name");
            }
            else if (fact.IsList != isList)
            {
                var cure = isList ? "declare it with 'list: true'" : "use it in 'options_from', not in braces";
                errors.Add(read.Place, $"item {item.Id} uses '{name}' as a {(isList ? "list" : "text")} and it is not one", cure);
            }
        }

        if (item.Type is not AnswerType.Scale && (item.Low ?? item.High) is not null)
        {
            errors.Add(read.Place, $"item {item.Id} has end words but is not a scale", "remove 'low' and 'high'");
        }
    }

    private static void CheckOptions(ItemDraft read, BankErrors errors)
    {
        var item = read.Item;
        if (item.Type is not AnswerType.Choice)
        {
            if (item.Options.Count > 0 || item.Listed is not null || item.RightFact is not null || read.IsExhaustive)
            {
                errors.Add(
                    read.Place,
                    $"item {item.Id} has options but is not a choice",
                    "make it 'type: choice' or remove them");
            }

            return;
        }

        foreach (var option in item.Options.Where(option => !AnswerValue.IsKey(option.Key) || option.Key.Any(char.IsUpper)))
        {
            errors.Add(
                read.Place,
                $"item {item.Id} has option key '{option.Key}'",
                "use lower case letters, digits and underscores");
        }

        foreach (var twice in item.Options.GroupBy(option => option.Key).Where(group => group.Count() > 1))
        {
            errors.Add(read.Place, $"item {item.Id} has the option key '{twice.Key}' twice", "give each option its own key");
        }

        var most = item.Options.Count + (item.Listed?.AtMost ?? 0);
        var limit = item.Audiences.Contains(Audience.Executive) ? MostExecutiveOptions : MostOptions;
        if (most < 2 || most > limit)
        {
            errors.Add(read.Place, $"item {item.Id} offers up to {most} choices", $"offer 2 to {limit}");
        }

        if (!read.IsExhaustive && item.Option(BankItem.NoneKey) is null)
        {
            errors.Add(
                read.Place,
                $"item {item.Id} has no way to say none of these",
                "add an option with 'key: none', or 'exhaustive: true' if the choices cover everything");
        }
    }

    private static void CheckAnchor(ItemDraft read, BankErrors errors)
    {
        var item = read.Item;
        if (item.AnchorRank is not null && (!item.IsClosed || item.FollowUpOnly))
        {
            errors.Add(read.Place, $"item {item.Id} is an anchor but not a closed question of its own", "remove 'anchor'");
        }
    }

    /// <summary>Said at the line that switched an anchor off, if one did; otherwise at the start of the first file.</summary>
    private static void CheckAnchors(BankDraft draft, Place start, BankErrors errors)
    {
        foreach (var audience in draft.Sizes.Where(pair => pair.Value.Anchors > 0).Select(pair => pair.Key))
        {
            var without = Enum.GetValues<PulsePhase>().Where(phase => !draft.Items.Any(item => item.AnchorRank is not null
                && item.Audiences.Contains(audience) && item.Phases.Contains(phase) && IsAlwaysAskable(draft, item))).ToList();
            if (without.Count > 0)
            {
                errors.Add(
                    draft.AnchorSwitchedOff ?? start,
                    $"{audience} has no anchor in {string.Join(", ", without)} that needs only facts known of every project",
                    "add such an item with 'anchor: 1', or switch the one that was there on again");
            }
        }
    }

    private static bool IsAlwaysAskable(BankDraft draft, BankItem item) => item.Requires.All(name =>
        item.Listed?.List == name ? item.Listed.AtLeast == 0 : draft.Fact(name) is { Always: true } or { Default: not null });
}
