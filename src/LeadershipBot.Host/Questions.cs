using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Host;

/// <summary>
/// Reads the questions before anything is built: a file with a mistake stops the start with the mistake's line.
/// </summary>
internal static class Questions
{
    public static Outcome<QuestionBank> Load(IConfiguration configuration)
    {
        var files = configuration.GetSection($"{PulsesOptions.Section}:{nameof(PulsesOptions.BankFiles)}").Get<string[]>() ?? [];
        if (Array.Find(files, static file => !File.Exists(file)) is { } missing)
            return Refusal.NotFound(
                $"{PulsesOptions.Section}:{nameof(PulsesOptions.BankFiles)} names {missing}, which is not there.");
        return BankFile.LoadBuiltIn(
            [.. files.Select(static file => new BankSource(Path.GetFileName(file), File.ReadAllText(file)))]);
    }
}
