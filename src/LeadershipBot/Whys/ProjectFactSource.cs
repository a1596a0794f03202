using System.Text.Json;
using LeadershipBot.Data;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Whys.Templates;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys;

/// <summary>
/// What the project itself tells: its name, its first outcome, the sentence its sponsor finished for the night shift, and the
/// words of earlier messages. Days and numbers of earlier messages are over and are asked for anew.
/// </summary>
internal sealed class ProjectFactSource(TemplateSet templates) : IWhyFactSource
{
    /// <summary>"Finish for the night shift: We are doing … so that …"</summary>
    private const string SoThat = "WHY-04";

    private const int Remembered = 12;

    public async Task AddAsync(
        LeadershipDb db, WhySubject subject, DateTimeOffset now, WhyFacts into, CancellationToken cancellationToken)
    {
        into.Set("project", await db.Projects.Where(p => p.Id == subject.Project).Select(p => p.Name)
            .FirstAsync(cancellationToken));
        into.Set("outcome", Clause(await db.Outcomes.Where(o => o.ProjectId == subject.Project).OrderBy(o => o.Seq)
            .Select(o => o.Sentence).FirstOrDefaultAsync(cancellationToken)));
        into.Set("because", await SentenceAsync(db, subject, cancellationToken));
        await RememberAsync(db, subject, into, cancellationToken);
    }

    private static async Task<string?> SentenceAsync(
        LeadershipDb db, WhySubject subject, CancellationToken cancellationToken)
    {
        var wire = await db.Answers.Where(a => a.ItemId == SoThat && a.RespondentId == subject.Executive && !a.Withdrawn
                && db.Pulses.Any(p => p.Id == a.PulseId && p.ProjectId == subject.Project))
            .OrderByDescending(a => a.At).Select(a => a.Value).FirstOrDefaultAsync(cancellationToken);
        return wire is not null && AnswerValue.Parse(wire).TryGet(out var value, out _) ? Clause(value.Words) : null;
    }

    private async Task RememberAsync(LeadershipDb db, WhySubject subject, WhyFacts into, CancellationToken cancellationToken)
    {
        var earlier = await db.Whys.Where(w => w.ProjectId == subject.Project && w.State == WhyState.Sent)
            .OrderByDescending(w => w.CreatedAt).Take(Remembered).Select(w => w.Facts).ToListAsync(cancellationToken);
        foreach (var (name, value) in earlier.SelectMany(static json => KeptFacts.Read(json)))
            if (templates.Facts.TryGetValue(name, out var fact) && fact.Lasts)
                into.Keep(name, value);
    }

    /// <summary>Goes on inside a sentence: no capital where there is only one, no full stop.</summary>
    private static string? Clause(string? sentence)
    {
        var text = sentence?.Trim().TrimEnd('.');
        return text is { Length: > 1 } && char.IsUpper(text[0]) && char.IsLower(text[1])
            ? string.Concat(char.ToLowerInvariant(text[0]).ToString(), text.AsSpan(1)) : text;
    }
}

/// <summary>The facts of a message as they are kept with it.</summary>
internal static class KeptFacts
{
    public static string Write(IReadOnlyDictionary<string, string> facts) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(facts.ToDictionary(), StringComparer.Ordinal));

    public static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
