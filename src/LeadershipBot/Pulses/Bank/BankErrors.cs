namespace LeadershipBot.Pulses.Bank;

/// <summary>Where something stands in a file; lines count from 1.</summary>
public readonly record struct Place(string File, int Line);

/// <summary>One thing wrong in a file: what, where, and what to do about it.</summary>
public sealed record BankError(Place Place, string Problem, string Cure)
{
    public override string ToString() => $"{Place.File} line {Place.Line}: {Problem}; {Cure}.";
}

/// <summary>The bank was not loaded; nothing is asked until every line is put right. The sentence lists all errors.</summary>
public sealed record BankRefusal(IReadOnlyList<BankError> Errors) : Refusal(RefusalKind.Invalid, Say(Errors))
{
    private static string Say(IReadOnlyList<BankError> errors)
    {
        var count = errors.Count == 1 ? "one error" : $"{errors.Count} errors";
        return $"The question bank has {count}, so no question was loaded.\n" + string.Join('\n', errors);
    }
}

/// <summary>Collects errors so that one start shows all of them.</summary>
internal sealed class BankErrors
{
    private readonly List<BankError> _all = [];

    public bool Any => _all.Count > 0;

    public void Add(Place place, string problem, string cure) => _all.Add(new BankError(place, problem, cure));

    public BankRefusal ToRefusal(IReadOnlyList<BankSource> sources) => new(InOrder(sources));

    /// <summary>In the order of the files as given, then by line.</summary>
    public IReadOnlyList<BankError> InOrder(IReadOnlyList<BankSource> sources)
    {
        var order = sources.Select((source, at) => (source.Name, at)).DistinctBy(pair => pair.Name)
            .ToDictionary(pair => pair.Name, pair => pair.at, StringComparer.Ordinal);
        return [.. _all.OrderBy(error => order[error.Place.File]).ThenBy(error => error.Place.Line)];
    }
}
