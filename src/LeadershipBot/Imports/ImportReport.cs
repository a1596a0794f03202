namespace LeadershipBot.Imports;

/// <summary>What is wrong on a line of the file, and what to do about it. Lines count from 1, the header's.</summary>
public sealed record ImportProblem(int Line, string? Column, string Sentence)
{
    public override string ToString() => Column is null ? $"line {Line}: {Sentence}" : $"line {Line}, {Column}: {Sentence}";
}

/// <summary>What the file holds and what became of it. <paramref name="Changes"/> says in words what is new or
/// different.</summary>
public sealed record ImportReport(
    ImportKind Kind, ImportMode Mode, int Rows, int Added, int Changed, int Unchanged,
    IReadOnlyList<ImportProblem> Problems, IReadOnlyList<string> Changes)
{
    public int BadRows => Problems.Select(static p => p.Line).Distinct().Count();

    /// <summary>Whether anything was written: never in a dry run, and with problems only when bad rows are skipped.</summary>
    public bool Applied => Mode switch
    {
        ImportMode.DryRun => false,
        ImportMode.Apply => Problems.Count == 0,
        _ => true,
    };

    /// <summary>The whole in one sentence, for the console and the chat.</summary>
    public string Sentence => (Applied, Problems.Count) switch
    {
        (true, 0) => $"{Counts}.",
        (true, _) => $"{Counts}; {Bad} skipped, see below.",
        (false, 0) => $"Dry run: {Counts}. Nothing was written.",
        (false, _) when Mode == ImportMode.DryRun => $"Dry run: {Counts}; {Bad} to be put right. Nothing was written.",
        _ => $"Nothing was written: {Bad} to be put right, see below. Or skip the bad rows and take the rest.",
    };

    private string Counts => $"{Rows} rows: {Added} new, {Changed} changed, {Unchanged} as they were";

    private string Bad => BadRows == 1 ? "1 bad row is" : $"{BadRows} bad rows are";
}
