using LeadershipBot.Audiences;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Audiences;

internal enum Happening { Joins, Leaves, Moves, Answers, Edits, TakesBack, Closes }

/// <summary>
/// People who join, leave, move between sites, answer and change their minds, and a question that closes again and again as
/// more of them are asked. After each close every view is looked at. Who said what is a number of its own per version.
/// </summary>
internal sealed class DisclosureWorld(int sites, int minimum)
{
    private static readonly WorkFunction[] Functions =
        [WorkFunction.Operators, WorkFunction.Engineers, WorkFunction.It, WorkFunction.Unsaid];

    private readonly List<SiteId> _sites = [.. Enumerable.Range(0, sites).Select(static _ => SiteId.New())];
    private readonly Dictionary<int, (SiteId? Site, WorkFunction Function)> _people = [];
    private readonly Dictionary<int, int> _open = [];
    private readonly Dictionary<ConfidentialAnswerId, int> _versions = [];
    private readonly HashSet<int> _counted = [];
    private readonly List<HiddenAnswer> _hidden = [];
    private readonly List<NewBlock> _blocks = [];
    private int _version;

    public Attacker Attacker { get; } = new();

    public IReadOnlyList<NewBlock> Blocks => _blocks;

    public int Hidden => _hidden.Count;

    /// <summary>What is in which cell right now, by cut.</summary>
    public IReadOnlyDictionary<Cut, HashSet<int>> Cells => DisclosureRule.Shown(_blocks.Select(static b => new Cut(b.Site, b.Function)))
        .ToDictionary(static cut => cut, cut => _blocks.Where(b => cut.Holds(b.Site, b.Function)).SelectMany(static b => b.Answers)
            .Select(a => _versions[a]).ToHashSet());

    public void Happens(Happening what, int person, int where)
    {
        switch (what)
        {
            case Happening.Joins or Happening.Moves:
                var function = _people.TryGetValue(person, out var known) ? known.Function : Functions[person % Functions.Length];
                _people[person] = (where % (sites + 1) == sites ? null : _sites[where % (sites + 1)], function);
                break;
            case Happening.Leaves:
                _people.Remove(person);
                break;
            case Happening.Answers or Happening.Edits when _people.ContainsKey(person) && !_counted.Contains(person):
                _open[person] = ++_version;
                break;
            case Happening.TakesBack:
                _open.Remove(person);
                break;
            case Happening.Closes:
                Close();
                break;
        }
    }

    /// <summary>Somebody of a function at a site answers.</summary>
    public void Answers(int person, int site, WorkFunction function)
    {
        _people[person] = (_sites[site], function);
        _open[person] = ++_version;
    }

    public void Close()
    {
        foreach (var (person, version) in _open)
        {
            var (site, function) = _people.GetValueOrDefault(person, (null, WorkFunction.Unsaid));
            var id = ConfidentialAnswerId.New();
            _hidden.Add(new HiddenAnswer(id, site, function));
            _versions[id] = version;
            _counted.Add(person);
        }
        _open.Clear();
        var blocks = DisclosureRule.Decide(_hidden, minimum);
        var gone = blocks.SelectMany(static b => b.Answers).ToHashSet();
        _hidden.RemoveAll(a => gone.Contains(a.Id));
        _blocks.AddRange(blocks);
        foreach (var cell in Cells.Values)
            Attacker.See(cell);
    }
}
