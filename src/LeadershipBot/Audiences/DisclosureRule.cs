using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Audiences;

/// <summary>An answer that nobody has been shown yet, without what it says.</summary>
public readonly record struct HiddenAnswer(ConfidentialAnswerId Id, SiteId? Site, WorkFunction Function);

/// <summary>Answers to be shown together from now on. Site and function are named where all of them share it.</summary>
public sealed record NewBlock(SiteId? Site, WorkFunction? Function, IReadOnlyList<ConfidentialAnswerId> Answers);

/// <summary>Who a result is about: all, one site, one function, or one function at one site.</summary>
public readonly record struct Cut(SiteId? Site, WorkFunction? Function)
{
    public static readonly Cut Everyone = new(null, null);

    /// <summary>A block lies in a cut only as a whole: pooled ones lie in the wider cuts alone.</summary>
    public bool Holds(SiteId? site, WorkFunction? function) =>
        (Site is null || Site == site) && (Function is null || Function == function);
}

/// <summary>
/// Decides what may be shown of answers given in confidence. Pure.
/// <para>
/// Answers enter only after their question has closed, so that what was shown never changes. They leave in blocks of at least
/// the minimum, the finest that are large enough: function at a site, else site, else function, else the project; what does
/// not make a block stays hidden and waits. An answer is in one block for good. Whatever is shown, in any view and at any
/// time, is a sum of whole blocks.
/// </para>
/// <para>
/// Why that is safe: let an adversary keep every cell ever shown and add and subtract them with any factors. Each cell gives
/// the same weight (0 or 1) to all answers of a block, hence so does every combination of cells. What it says something about
/// is therefore a union of blocks: nobody, or at least the minimum. In particular no two cells, of any two views at any two
/// times, differ by 1 to 4 people, and a cell changes only by whole blocks.
/// </para>
/// <para>
/// What it cannot hide: that all of a block said the same, and, from those who pool what they themselves said, the rest.
/// </para>
/// </summary>
public static class DisclosureRule
{
    /// <param name="hidden">Closed and not shown yet, of one question.</param>
    /// <param name="minimum">Answers it takes, never fewer than <see cref="PrivacyOptions.LeastForScores"/>.</param>
    public static IReadOnlyList<NewBlock> Decide(IReadOnlyCollection<HiddenAnswer> hidden, int minimum)
    {
        var least = Math.Max(minimum, PrivacyOptions.LeastForScores);
        var blocks = new List<NewBlock>();
        // Unsaid is no function and a missing site no site: such answers count in the wider cuts only.
        var rest = Take(hidden, blocks, least, static a => a.Site is null || Said(a) is null ? null : new Cut(a.Site, Said(a)));
        rest = Take(rest, blocks, least, static a => a.Site is null ? null : new Cut(a.Site, null));
        rest = Take(rest, blocks, least, static a => Said(a) is null ? null : new Cut(null, Said(a)));
        Take(rest, blocks, least, static _ => Cut.Everyone);
        return blocks;
    }

    /// <summary>The cuts that something may be shown of; everyone first, then sites, functions, functions at sites.</summary>
    public static IReadOnlyList<Cut> Shown(IEnumerable<Cut> blocks) => [.. blocks
        .SelectMany(static b => new[] { Cut.Everyone, new Cut(b.Site, null), new Cut(null, b.Function), b })
        .Distinct().OrderBy(static c => (c.Function is null ? 0 : 2) + (c.Site is null ? 0 : 1))];

    private static WorkFunction? Said(HiddenAnswer answer) =>
        answer.Function == WorkFunction.Unsaid ? null : answer.Function;

    /// <summary>Makes a block of every group that is large enough and gives back the others.</summary>
    private static List<HiddenAnswer> Take(IReadOnlyCollection<HiddenAnswer> from, List<NewBlock> blocks, int least,
        Func<HiddenAnswer, Cut?> group)
    {
        var rest = new List<HiddenAnswer>();
        foreach (var answers in from.GroupBy(group))
        {
            List<HiddenAnswer> members = [.. answers];
            if (answers.Key is { } cut && members.Count >= least)
                blocks.Add(new NewBlock(cut.Site, cut.Function, members.ConvertAll(static a => a.Id)));
            else
                rest.AddRange(members);
        }
        return rest;
    }
}
