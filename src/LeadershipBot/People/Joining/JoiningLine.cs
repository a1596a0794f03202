namespace LeadershipBot.People.Joining;

/// <summary>
/// What an account may type before it is anybody's: <c>claim CODE [EMAIL] [NAME]</c> for the first Admin, <c>link CODE</c> for
/// everybody else.
/// </summary>
internal sealed record JoiningLine(CodePurpose Purpose, string Code, string? Email, string? Name)
{
    /// <summary>Null when the line is something else.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="known">Whoever is known means a code only by what looks like one: <c>link</c> is a command too.</param>
    public static JoiningLine? Read(string text, bool known)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [var verb, .. var rest] || PurposeOf(verb) is not { } purpose)
            return null;
        if (known && (rest.Length == 0 || !OneTimeCode.Resembles(rest[0])))
            return null;
        var code = rest is [var first, ..] ? first : "";
        var others = rest.Skip(1).ToLookup(static w => w.Contains('@', StringComparison.Ordinal));
        var name = string.Join(' ', others[false]);
        return new JoiningLine(purpose, code, others[true].FirstOrDefault(), name.Length == 0 ? null : name);
    }

    private static CodePurpose? PurposeOf(string verb) => verb.ToLowerInvariant() switch
    {
        "claim" => CodePurpose.Setup,
        "link" => CodePurpose.Link,
        _ => null,
    };
}
