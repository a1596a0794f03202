namespace LeadershipBot.Pulses.Bank;

/// <summary>
/// Turns files into a bank. The first file is the base; later ones of the same language add items, replace them by id, or
/// switch them off. Anything wrong refuses the whole bank and names every error with file, line and cure.
/// </summary>
public static class BankFile
{
    /// <summary>The questions that ship with the product, with the given files laid over them.</summary>
    public static Outcome<QuestionBank> LoadBuiltIn(params IReadOnlyList<BankSource> more) =>
        Load([BankSource.BuiltIn(), .. more]);

    /// <exception cref="ArgumentException">No source was given.</exception>
    public static Outcome<QuestionBank> Load(IReadOnlyList<BankSource> sources)
    {
        if (sources.Count == 0)
        {
            throw new ArgumentException("A bank needs at least one file.", nameof(sources));
        }

        var errors = new BankErrors();
        BankPart?[] parts = [.. sources.Select(source => BankReader.Read(source, errors))];
        if (parts.Any(part => part is null))
        {
            return errors.ToRefusal(sources);
        }

        var draft = BankMerge.Merge([.. parts.OfType<BankPart>()], errors);
        if (draft is not null)
        {
            BankChecks.Check(draft, parts[0]!.Place, errors);
        }

        return draft is null || errors.Any ? errors.ToRefusal(sources) : new QuestionBank(draft);
    }
}
