using System.Reflection;

namespace LeadershipBot.Pulses.Bank;

/// <summary>One file of questions: its name, as errors should say it, and its text.</summary>
public sealed record BankSource(string Name, string Yaml)
{
    /// <summary>The questions that ship with the product, in English.</summary>
    public static BankSource BuiltIn()
    {
        const string name = "bank.en.yaml";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the build.");
        using var reader = new StreamReader(stream);
        return new BankSource(name, reader.ReadToEnd());
    }
}
