using LeadershipBot.Whys;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Host;

/// <summary>
/// Reads the messages that say why before anything is built: a file with a mistake stops the start with the mistake's line.
/// </summary>
internal static class WhyTemplates
{
    public static Outcome<TemplateSet> Load(IConfiguration configuration)
    {
        const string key = $"{WhysOptions.Section}:{nameof(WhysOptions.TemplateFiles)}";
        var files = configuration.GetSection(key).Get<string[]>() ?? [];
        return Array.Find(files, static file => !File.Exists(file)) is { } missing
            ? Refusal.NotFound($"{key} names {missing}, which is not there.")
            : TemplateFile.LoadBuiltIn([.. files.Select(static file =>
                new TemplateSource(Path.GetFileName(file), File.ReadAllText(file)))]);
    }
}
