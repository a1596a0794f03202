namespace LeadershipBot.Pulses.Bank;

/// <summary>Reads one question.</summary>
internal static class ItemReader
{
    public const int LongestQuestion = 200;
    public const int LongestSentence = 160;

    public static ItemDraft? Read(YamlMap row, int defaultRest, BankErrors errors)
    {
        var name = row.Required("id", 12);
        row.Owner = $"item {name}";
        if (!ItemId.TryParse(name, out var id) && name is not null)
        {
            errors.Add(
                row.PlaceOf("id"),
                $"item '{name}' has no proper id",
                "use capitals, a dash and two or three digits, such as DEC-06");
        }

        var item = Words(row, id, defaultRest);
        var exhaustive = row.Flag("exhaustive");
        var followUp = FollowUp(row, errors);
        Read<Trigger>[] triggers =
        [
            .. row.Maps("triggers", $"a trigger of {row.Owner}").Select(map => Trigger(map, errors)).OfType<Read<Trigger>>(),
        ];
        var extra = row.Rows("requires").Select(node => node.ToString());
        row.NoOthers();
        if (id == default || item is null)
        {
            return null;
        }

        CheckBraces(row, item, errors);
        item = item with
        {
            Requires = Needs(item, extra),
            FollowUp = followUp?.Value,
            Triggers = [.. triggers.Select(read => read.Value)],
        };
        return new ItemDraft(item, row.Place, triggers, followUp, exhaustive);
    }

    /// <summary>Reads every key, so that all errors are said, and only then gives up on an item that is not whole.</summary>
    private static BankItem? Words(YamlMap row, ItemId id, int defaultRest)
    {
        var theme = row.Required("theme", 12);
        var text = row.Required("text", LongestQuestion);
        var type = row.One<AnswerType>("type");
        var item = new BankItem
        {
            Id = id,
            Own = row.Flag("own"),
            Theme = theme ?? "",
            Text = text ?? "",
            Type = type ?? AnswerType.Text,
            Low = row.Optional("low", 40),
            High = row.Optional("high", 40),
            Options = [.. row.Maps("options", $"an option of {row.Owner}").Select(Option).OfType<BankOption>()],
            Listed = Listed(row),
            RightFact = row.Optional("right", 40),
            Audiences = row.Many<Audience>("audiences"),
            Problems = row.Many<Problem>("problems"),
            Phases = row.Many<PulsePhase>("phases"),
            AnchorRank = row.Whole("anchor", 1, 9),
            FollowUpOnly = row.Flag("follow_up_only"),
            RestWeeks = row.Whole("rest_weeks", BankReader.DefaultRestWeeks, 53) ?? defaultRest,
            Seconds = row.Whole("seconds", 1, 120) ?? (type is AnswerType.Text ? 20 : 10),
            Requires = [],
        };
        return theme is null || text is null || type is null ? null : item;
    }

    private static BankOption? Option(YamlMap row)
    {
        var key = row.Required("key", 24);
        var label = row.Required("label", QuestionFill.LongestLabel);
        var note = row.Optional("note", 60);
        row.NoOthers();
        return key is null || label is null ? null : new BankOption(key, label, note);
    }

    private static ListedOptions? Listed(YamlMap row)
    {
        if (row.Map("options_from", $"'options_from' of {row.Owner}") is not { } map)
        {
            return null;
        }

        var list = map.Required("list", 40);
        var listed = new ListedOptions(list ?? "", map.Whole("at_least", 0, 20) ?? 1, map.Whole("at_most", 1, 20) ?? 10);
        map.NoOthers();
        return list is null ? null : listed;
    }

    private static Read<FollowUp>? FollowUp(YamlMap row, BankErrors errors)
    {
        if (row.Map("follow_up", $"the follow-up of {row.Owner}") is not { } map)
        {
            return null;
        }

        var when = When(map, errors);
        var ask = Ask(map, errors);
        if (ask is null && !map.Has("ask"))
        {
            errors.Add(map.Place, $"{map.Owner} names no question", "add 'ask: ID'");
        }

        map.NoOthers();
        return when is null || ask is null ? null : new(new FollowUp(when, ask.Value), map.Place);
    }

    private static Read<Trigger>? Trigger(YamlMap map, BankErrors errors)
    {
        var when = When(map, errors);
        var ask = Ask(map, errors);
        var action = map.Optional("do", 40);
        var sentence = map.Optional("say", LongestSentence);
        map.NoOthers();
        if (map.Has("ask") == map.Has("do") || map.Has("do") != map.Has("say"))
        {
            errors.Add(
                map.Place,
                $"{map.Owner} does not lead to one thing",
                "give it either 'ask: ID' or 'do: name' with 'say: sentence'");
            return null;
        }

        if (sentence is not null && !Placeholders.AreWellFormed(sentence))
        {
            errors.Add(map.PlaceOf("say"), $"{map.Owner} has a broken placeholder in 'say'", "write it as {name} in lower case");
        }

        return when is null || (ask is null && action is null) ? null : new(new Trigger(when, ask, action, sentence), map.Place);
    }

    private static Condition? When(YamlMap map, BankErrors errors)
    {
        if (map.Required("when", 120) is not { } text)
        {
            return null;
        }

        var condition = ConditionGrammar.Read(text);
        if (condition is null)
        {
            errors.Add(map.PlaceOf("when"), $"{map.Owner} has 'when: {text}'", $"use one of {ConditionGrammar.Forms}");
        }

        return condition;
    }

    private static ItemId? Ask(YamlMap map, BankErrors errors)
    {
        if (map.Optional("ask", 12) is not { } text)
        {
            return null;
        }

        if (ItemId.TryParse(text, out var id))
        {
            return id;
        }

        errors.Add(map.PlaceOf("ask"), $"{map.Owner} asks '{text}', which is no item's id", "use an id such as DEC-06");
        return null;
    }

    /// <summary>Everything the words and lists need, once each, in order of appearance.</summary>
    private static string[] Needs(BankItem item, IEnumerable<string> extra)
    {
        var texts = item.Options.Select(option => option.Label).Prepend(item.Text);
        var names = texts.SelectMany(text => Placeholders.In(text).Select(found => found.Name)).ToList();
        if (item.Listed is { } listed)
        {
            names.Add(listed.List);
        }

        if (item.RightFact is { } right)
        {
            names.Add(right);
        }

        return [.. names.Concat(extra).Distinct(StringComparer.Ordinal)];
    }

    private static void CheckBraces(YamlMap row, BankItem item, BankErrors errors)
    {
        foreach (var text in item.Options.Select(option => option.Label).Prepend(item.Text))
        {
            if (!Placeholders.AreWellFormed(text))
            {
                errors.Add(
                    row.PlaceOf("text"),
                    $"{row.Owner} has a broken placeholder in '{text}'",
                    "write it as {name} in lower case");
            }
        }
    }
}
