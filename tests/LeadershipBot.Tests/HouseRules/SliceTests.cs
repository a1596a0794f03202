using System.Text.RegularExpressions;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>The edges between the slices of the core. This table is the law; a new edge is a decision made here.</summary>
public sealed partial class SliceTests
{
    /// <summary>Each slice, and the slices it may know. The root (Outcome, clocks) is known to all.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        // Pure time: knows nothing.
        ["Cadences"] = [],
        // The model of everything stored, so it names every slice's entities.
        ["Data"] = ["Decisions", "Kpis", "Messaging", "People", "Projects", "Pulses", "Signals", "Audiences", "Whys"],
        // The seam, the actor behind an act and the names in the grammar.
        ["Messaging"] = ["Cadences", "Data", "People", "Projects"],
        ["People"] = ["Audiences", "Cadences", "Data", "Decisions", "Kpis", "Messaging", "Projects", "Pulses", "Signals", "Whys"],
        ["Projects"] = ["Cadences", "Data", "Messaging", "People", "Pulses"],
        ["Pulses"] = ["Cadences", "Data", "Messaging", "People", "Projects", "Signals"],
        // Files brought in from outside, through the slices' own rules.
        ["Imports"] = ["Cadences", "Charts", "Data", "Decisions", "Kpis", "Messaging", "People", "Projects", "Pulses", "Signals", "Audiences", "Whys"],
        // What was asked of whom and how it went: recorded by every practice, judged elsewhere.
        ["Signals"] = ["Data", "People", "Projects"],
        // The practices. They put their parts into the brief and their facts into its questions; the brief knows none of them.
        ["Decisions"] = ["Cadences", "Data", "Messaging", "People", "Projects", "Pulses", "Signals", "Audiences"],
        ["Kpis"] = ["Cadences", "Charts", "Data", "Decisions", "Messaging", "People", "Projects", "Pulses", "Signals", "Audiences"],
        ["Whys"] = ["Cadences", "Data", "Decisions", "Kpis", "Messaging", "People", "Projects", "Pulses", "Signals", "Audiences"],
        // Who the teams are (audiences, shifts), what they are asked in confidence, and what may be shown of it.
        ["Audiences"] = ["Cadences", "Data", "Messaging", "People", "Projects", "Pulses", "Signals"],
        ["Charts"] = ["Messaging"],
    };

    [Fact]
    public void Slices_know_only_whom_the_table_says()
    {
        var wrong = new List<string>();
        foreach (var file in Repository.Sources("src/LeadershipBot"))
        {
            var slice = Path.GetRelativePath(Path.Combine(Repository.Root, "src/LeadershipBot"), file).Split(Path.DirectorySeparatorChar);
            if (slice.Length == 1)
                continue;
            var allowed = MayKnow.GetValueOrDefault(slice[0]) ?? throw new InvalidOperationException($"{slice[0]} is not in the table.");
            wrong.AddRange(Known(File.ReadAllText(file)).Where(k => k != slice[0] && MayKnow.ContainsKey(k) && !allowed.Contains(k))
                .Select(k => $"{Repository.Name(file)} knows {k}"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Pure_rules_read_no_database_and_no_clock()
    {
        var wrong = Repository.Sources("src/LeadershipBot").Where(IsPure).SelectMany(static file =>
            Impure().Matches(File.ReadAllText(file)).Select(m => $"{Repository.Name(file)} uses {m.Value}")).ToList();
        Assert.Empty(wrong);
    }

    /// <summary>By name or place: what decides, and so must give the same answer for the same values.</summary>
    private static bool IsPure(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return name.EndsWith("Rule", StringComparison.Ordinal) || name is "QuestionChoice" or "MessageBudget" or "BriefRhythm"
            || Repository.Name(file).StartsWith("src/LeadershipBot/Cadences/", StringComparison.Ordinal)
            || Repository.Name(file).StartsWith("src/LeadershipBot/Charts/", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Known(string source) =>
        Edges().Matches(source).Select(static m => m.Groups["slice"].Value).Distinct();

    /// <summary>A using directive, or a name qualified by the slice's namespace.</summary>
    [GeneratedRegex(@"(?:^using (?:static )?LeadershipBot\.(?<slice>\w+)|(?<![\w.])(?:LeadershipBot\.)?(?<slice>Messaging|People|Projects|Pulses|Cadences|Imports|Signals|Decisions|Kpis|Whys|Audiences|Charts)\.[A-Z]\w+(?!\()\b)",
        RegexOptions.Multiline)]
    private static partial Regex Edges();

    [GeneratedRegex(@"EntityFrameworkCore|\bLeadershipDb\w*|\bWriteGate\b|\bTimeProvider\b|\bBusinessClock\b|\basync\b")]
    private static partial Regex Impure();
}
