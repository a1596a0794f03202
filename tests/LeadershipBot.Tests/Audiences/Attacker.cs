using System.Numerics;

namespace LeadershipBot.Tests.Audiences;

/// <summary>
/// Somebody who keeps every cell they ever saw and knows exactly who was counted in it. They solve the linear system: which
/// group of 1 to 4 people can be had as a combination of cells, with any factors? Knows nothing of how cells are made.
/// </summary>
internal sealed class Attacker
{
    /// <summary>Large prime: ranks over it are those over the rationals, but for a chance of one in a billion.</summary>
    private const long Prime = 2_147_483_647;

    private readonly HashSet<string> _seen = [];
    private readonly List<HashSet<int>> _cells = [];

    public int Cells => _cells.Count;

    /// <summary>A cell as shown: whose answers (each version of an answer is one of its own) it counts.</summary>
    public void See(IEnumerable<int> answers)
    {
        var cell = answers.ToHashSet();
        if (cell.Count > 0 && _seen.Add(string.Join(',', cell.Order())))
            _cells.Add(cell);
    }

    /// <summary>A group of 1 to 4 answers about which some combination of cells says something; null when there is none.</summary>
    public IReadOnlyList<int>? SmallestGroup()
    {
        // Answers that are in the same cells always have the same weight: they are one column with a head count.
        var columns = _cells.SelectMany(static c => c).Distinct()
            .GroupBy(a => string.Concat(_cells.Select(c => c.Contains(a) ? '1' : '0')))
            .Select(static g => (Signature: g.Key, Members: g.ToList())).ToList();
        var small = Enumerable.Range(0, columns.Count).Where(i => columns[i].Members.Count <= 4).ToList();
        var full = Rank(columns.ConvertAll(static c => c.Signature));
        foreach (var group in Groups(small, columns.ConvertAll(static c => c.Members.Count)))
        {
            // A combination that vanishes on all other columns, and not on these, exists just when leaving them out costs rank.
            var others = columns.Where((_, i) => !group.Contains(i)).Select(static c => c.Signature).ToList();
            if (Rank(others) < full)
                return [.. group.SelectMany(i => columns[i].Members)];
        }
        return null;
    }

    private static IEnumerable<List<int>> Groups(List<int> small, List<int> heads)
    {
        var open = new Stack<(List<int> Group, int Next, int Heads)>([([], 0, 0)]);
        while (open.TryPop(out var at))
        {
            if (at.Group.Count > 0)
                yield return at.Group;
            for (var i = at.Next; i < small.Count; i++)
                if (at.Heads + heads[small[i]] <= 4)
                    open.Push(([.. at.Group, small[i]], i + 1, at.Heads + heads[small[i]]));
        }
    }

    /// <summary>Gaussian elimination over the prime field; rows are columns of the system, which has the same rank.</summary>
    private static int Rank(List<string> signatures)
    {
        var rows = signatures.ConvertAll(static s => s.Select(static c => c == '1' ? 1L : 0L).ToArray());
        var rank = 0;
        for (var column = 0; rows.Count > 0 && column < rows[0].Length && rank < rows.Count; column++)
        {
            var pivot = rows.FindIndex(rank, r => r[column] != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            var inverse = (long)BigInteger.ModPow(rows[rank][column], Prime - 2, Prime);
            for (var i = rank + 1; i < rows.Count; i++)
            {
                var factor = rows[i][column] * inverse % Prime;
                for (var j = column; factor != 0 && j < rows[i].Length; j++)
                    rows[i][j] = ((rows[i][j] - factor * rows[rank][j]) % Prime + Prime) % Prime;
            }
            rank++;
        }
        return rank;
    }
}
