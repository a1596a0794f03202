using System.Globalization;

namespace LeadershipBot.Imports;

/// <summary>One run over a file: counts, problems and what is said about them.</summary>
internal sealed class ImportSession(DateTimeOffset now)
{
    /// <summary>More changes than this are counted, not listed.</summary>
    private const int MostChanges = 200;

    private readonly List<ImportProblem> _problems = [];
    private readonly List<string> _changes = [];
    private readonly List<Func<CancellationToken, Task>> _acts = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.OrdinalIgnoreCase);

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = DateOnly.FromDateTime(now.UtcDateTime);

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Unchanged { get; private set; }

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public IReadOnlyList<string> Changes => _changes;

    public IReadOnlyList<Func<CancellationToken, Task>> Acts => _acts;

    public void Fault(ImportProblem problem) => _problems.Add(problem);

    /// <summary>
    /// What would write to the database at once and not only change the context: it is done after all rows were checked, and only
    /// when the file is applied.
    /// </summary>
    public void WhenApplied(Func<CancellationToken, Task> act) => _acts.Add(act);

    public void Add(string what)
    {
        Added++;
        Note($"new: {what}");
    }

    /// <param name="changes">What is different; empty: the row says what was known already.</param>
    public void Change(string what, IReadOnlyList<string> changes)
    {
        if (changes.Count == 0)
        {
            Unchanged++;
            return;
        }
        Changed++;
        Note($"{what}: {string.Join("; ", changes)}");
    }

    /// <summary>False when an earlier line of the file has the same key.</summary>
    public bool First(string key, int line, out int earlier)
    {
        if (_seen.TryGetValue(key, out earlier))
            return false;
        _seen[key] = line;
        return true;
    }

    private void Note(string change)
    {
        if (_changes.Count < MostChanges)
            _changes.Add(change);
    }
}

/// <summary>The cells of one row, read and checked. Every fault of a row is told, not only the first.</summary>
internal sealed class ImportCells(ImportRow row, ImportSession session)
{
    private bool _faulty;

    public int Line => row.Line;

    /// <summary>True while nothing of the row was refused.</summary>
    public bool Good => !_faulty;

    public bool Has(string column) => row.Cells.ContainsKey(column);

    public void Fault(string? column, string sentence)
    {
        _faulty = true;
        session.Fault(new ImportProblem(row.Line, column, sentence));
    }

    /// <summary>Null when the cell is empty or refused.</summary>
    public string? Text(string column, int most)
    {
        if (row.Cells.GetValueOrDefault(column) is not { } text)
            return null;
        if (text.Length <= most)
            return text;
        Fault(column, $"This is longer than {most} characters. Shorten it.");
        return null;
    }

    /// <summary>A cell that must be there; empty when it is not, which is a fault.</summary>
    public string Required(string column, int most)
    {
        if (!Has(column))
            Fault(column, "This cell is empty. Fill it, or leave the row out.");
        return Text(column, most) ?? "";
    }

    public T? Read<T>(string column, Func<string, Outcome<T>> read) where T : class
    {
        if (row.Cells.GetValueOrDefault(column) is not { } text)
            return null;
        if (read(text).TryGet(out var value, out var refusal))
            return value;
        Fault(column, refusal.Sentence);
        return null;
    }

    public DateOnly? Date(string column)
    {
        if (row.Cells.GetValueOrDefault(column) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(column,
            $"'{Short(text)}' is not a date of the form 2027-03-14. In a spreadsheet, format the column as text first.");
        return null;
    }

    public int? Number(string column, int least, int most)
    {
        if (row.Cells.GetValueOrDefault(column) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            && number <= most)
            return number;
        Fault(column, $"Write a whole number from {least} to {most}.");
        return null;
    }

    public IReadOnlyList<string> List(string column) =>
        row.Cells.GetValueOrDefault(column)?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [];

    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
