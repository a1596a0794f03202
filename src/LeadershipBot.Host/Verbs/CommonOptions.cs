using System.CommandLine;

namespace LeadershipBot.Host.Verbs;

/// <summary>Options that every verb understands.</summary>
internal static class CommonOptions
{
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Overrides one setting, as in --set Web:PublicUrl=https://bot.example.org. Secrets are refused.",
        HelpName = "KEY=VALUE", Recursive = true, Arity = ArgumentArity.OneOrMore,
    };

    public static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Tells the whole of an unexpected failure.", Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "Writes JSON for scripts." };

    public static Argument<string> Person() =>
        new("PERSON") { Description = "An e-mail address, a name or a part of it, or an id." };

    public static Option<string> Purpose() => new("--purpose")
    {
        Description = "Why, for the audit: a case number, never a name.", Required = true,
    };

    /// <summary>The setup a verb's app is built from; refuses a wrong or secret <c>--set</c>.</summary>
    public static Outcome<AppSetup> Setup(this ParseResult parsed, bool background)
    {
        var settings = AppSettings.FromCommandLine(parsed.GetValue(Set) ?? []);
        return settings.TryGet(out var pairs, out var refusal)
            ? new AppSetup { Settings = pairs, Background = background }
            : new WrongUsage(refusal.Sentence);
    }
}
