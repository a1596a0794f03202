namespace LeadershipBot.Pulses.Bank;

/// <summary>Whether triggers and follow-ups speak of answers their question can have and lead somewhere.</summary>
internal static class TriggerChecks
{
    public static void Check(BankDraft draft, ItemDraft read, BankErrors errors)
    {
        foreach (var (trigger, place) in read.Triggers)
        {
            CheckCondition(read.Item, trigger.When, place, errors);
            CheckSentence(draft, read.Item, trigger, place, errors);
            if (trigger.Ask is { } ask)
            {
                CheckTarget(draft, read.Item, ask, place, errors);
            }

            if (read.Item.Audiences.Contains(Audience.Team) && !trigger.When.IsOfGroup)
            {
                errors.Add(
                    place,
                    $"item {read.Item.Id} is confidential and its trigger speaks of one person's answer",
                    "use a share, a gap, a spread or a count");
            }
        }

        if (read.FollowUp is { } followUp)
        {
            CheckFollowUp(draft, read.Item, followUp, errors);
        }
    }

    private static void CheckFollowUp(BankDraft draft, BankItem item, Read<FollowUp> followUp, BankErrors errors)
    {
        var (value, place) = followUp;
        CheckCondition(item, value.When, place, errors);
        if (value.When.Kind is not (ConditionKind.Answered or ConditionKind.AnsweredAny) || value.When.Times > 1)
        {
            errors.Add(place, $"the follow-up of item {item.Id} does not speak of this one answer", "use 'answer ...'");
        }

        if (!CheckTarget(draft, item, value.Ask, place, errors))
        {
            return;
        }

        var target = draft.Find(value.Ask)!;
        if (!item.Audiences.All(target.Audiences.Contains))
        {
            errors.Add(place, $"item {item.Id} opens {target.Id}, which is written for others", "give both the same audiences");
        }

        // It opens from the button alone, so it cannot wait for facts that the first question did not need.
        var unknown = target.Requires.Where(name => !item.Requires.Contains(name) && draft.Fact(name) is not { Always: true });
        if (unknown.FirstOrDefault() is { } missing)
        {
            errors.Add(
                place,
                $"item {item.Id} opens {target.Id}, which needs '{missing}' besides",
                "use a question that needs no more");
        }
    }

    private static bool CheckTarget(BankDraft draft, BankItem item, ItemId ask, Place place, BankErrors errors)
    {
        if (draft.Find(ask) is not { } target || ask == item.Id)
        {
            errors.Add(place, $"item {item.Id} asks {ask}, which is no other item of the bank", "use the id of another item");
            return false;
        }

        if (!target.Phases.Any(item.Phases.Contains))
        {
            errors.Add(
                place,
                $"item {item.Id} asks {ask}, which is asked in none of its phases",
                "give both one phase in common");
        }

        return true;
    }

    private static void CheckCondition(BankItem item, Condition when, Place place, BankErrors errors)
    {
        if (when.Tokens.FirstOrDefault(token => !IsToken(item, when, token)) is { } wrong)
        {
            errors.Add(place, $"item {item.Id} cannot be answered '{wrong}'", $"use one of {Answers(item, when)}");
        }

        var fits = when.Kind switch
        {
            ConditionKind.Answered or ConditionKind.Share => item.IsClosed,
            ConditionKind.ShareOfEach => item.Type is AnswerType.Choice,
            ConditionKind.ShareRight => item.RightFact is not null,
            ConditionKind.MeanGap => item.Type is AnswerType.Scale,
            ConditionKind.Spread or ConditionKind.Differ => item.IsClosed,
            _ => true,
        };
        if (!fits)
        {
            errors.Add(
                place,
                $"item {item.Id} is a {item.Type} and its trigger looks at {when.Kind}",
                "use a condition that fits its type");
        }
    }

    private static bool IsToken(BankItem item, Condition when, string token) => when.Kind switch
    {
        ConditionKind.MeanGap or ConditionKind.Spread => AnswerValue.IsKey(token),
        _ => item.Type switch
        {
            AnswerType.Scale => token is ['1' or '2' or '3' or '4' or '5'],
            AnswerType.YesNo => token is "yes" or "no",
            AnswerType.Choice => item.Option(token) is not null,
            _ => true,
        },
    };

    private static string Answers(BankItem item, Condition when) => (when.Kind, item.Type) switch
    {
        (ConditionKind.MeanGap or ConditionKind.Spread, _) => "names of groups, such as it and ot",
        (_, AnswerType.Scale) => "1 to 5",
        (_, AnswerType.YesNo) => "yes or no",
        _ => string.Join(", ", item.Options.Select(option => option.Key).Append("any").Append("empty")),
    };

    /// <summary>The sentence is filled with the question's own facts, so it may use no others.</summary>
    private static void CheckSentence(BankDraft draft, BankItem item, Trigger trigger, Place place, BankErrors errors)
    {
        var unknown = Placeholders.In(trigger.Sentence ?? "").Select(found => found.Name)
            .FirstOrDefault(name => !item.Requires.Contains(name) && draft.Fact(name) is not { Always: true });
        if (unknown is not null)
        {
            errors.Add(
                place,
                $"item {item.Id} says '{unknown}' in braces, which the question does not need",
                "use the question's own facts");
        }
    }
}
