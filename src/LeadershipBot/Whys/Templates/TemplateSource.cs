using System.Reflection;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Whys.Templates;

/// <summary>One file of messages: its name, as errors should say it, and its text.</summary>
public sealed record TemplateSource(string Name, string Yaml)
{
    /// <summary>The messages that ship with the product, in English.</summary>
    public static TemplateSource BuiltIn()
    {
        const string name = "whys.en.yaml";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return new TemplateSource(name, reader.ReadToEnd());
    }
}

/// <summary>No message was loaded; the sentence lists every error with file, line and cure.</summary>
public sealed record TemplateRefusal(IReadOnlyList<BankError> Errors) : Refusal(RefusalKind.Invalid, Say(Errors))
{
    private static string Say(IReadOnlyList<BankError> errors)
    {
        var count = errors.Count == 1 ? "one error" : $"{errors.Count} errors";
        return $"The why messages have {count}, so none was loaded.\n" + string.Join('\n', errors);
    }
}
