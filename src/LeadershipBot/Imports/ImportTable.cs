using System.Text;
using CsvHelper;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Imports;

/// <summary>A row by its header's names; empty cells are absent. <see cref="Line"/> is where it begins in the file.</summary>
public sealed record ImportRow(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>A CSV file as rows. Comma, semicolon or tab: whatever the header uses, since spreadsheets differ by
/// country.</summary>
public sealed record ImportTable(IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportProblem> Problems)
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const int MostRows = 50_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, or why it cannot be read at all.</summary>
    public static async Task<Outcome<string>> TextAsync(Stream file, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await file.ReadAsync(piece, cancellationToken)) > 0)
        {
            buffer.Write(piece, 0, read);
            if (buffer.Length > MostBytes)
                return Refusal.Invalid(
                    $"The file is larger than {MostBytes / 1024 / 1024} MB. Split it and import the parts one after the other.");
        }
        try
        {
            return Strict.GetString(buffer.GetBuffer(), 0, (int)buffer.Length).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Refusal.Invalid("The file is not UTF-8. In a spreadsheet, save it as 'CSV UTF-8' and import it again.");
        }
    }

    /// <summary>Refused as a whole when the header does not fit; a row that cannot be read is a problem of its own.</summary>
    public static Outcome<ImportTable> Read(string text, ImportKind kind)
    {
        var columns = ImportColumns.Of(kind);
        if (string.IsNullOrWhiteSpace(text))
            return Refusal.Invalid($"The file is empty. Its first line is: {ImportColumns.Template(kind).TrimEnd()}");
        var bad = new Dictionary<long, CsvMalformedReason>();
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            HasHeader = false,
            TrackLineNumbers = true,
            // Every line stands alone: one forgotten quotation mark must not swallow the rest of the file.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = found => bad.TryAdd(found.LineNumber, found.Reason),
        });
        if (!reader.Read())
            return Refusal.Invalid($"The file is empty. Its first line is: {ImportColumns.Template(kind).TrimEnd()}");
        var header = Array.ConvertAll(reader.Current.ToArray(), static h => h.Trim().ToLowerInvariant());
        return HeaderFault(header, columns, kind) is { } fault ? fault : RowsOf(reader, header, bad);
    }

    private static Outcome<ImportTable> RowsOf(CsvReader reader, string[] header, Dictionary<long, CsvMalformedReason> bad)
    {
        var rows = new List<ImportRow>();
        var problems = new List<ImportProblem>();
        while (reader.Read())
        {
            var (line, cells) = ((int)reader.LineNumber, Array.ConvertAll(reader.Current.ToArray(), static c => c.Trim()));
            if (bad.TryGetValue(line, out var reason))
                problems.Add(new ImportProblem(line, null, Say(reason)));
            else if (cells.Length > header.Length)
                problems.Add(new ImportProblem(line, null,
                    $"This row has {cells.Length} cells, the header {header.Length}. Put a cell that holds the separator in "
                        + $"quotation marks."));
            else if (Array.Exists(cells, static c => c.Length > 0))
                rows.Add(new ImportRow(line, header.Zip(cells).Where(static c => c.Second.Length > 0)
                    .ToDictionary(static c => c.First, static c => c.Second, StringComparer.Ordinal)));
            if (rows.Count > MostRows)
                return Refusal.Invalid(
                    $"The file has more than {MostRows} rows. Split it and import the parts one after the other.");
        }
        return new ImportTable(rows, problems);
    }

    private static string Say(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes =>
            "A quotation mark is not closed on its line. Close it, and keep every row on one line.",
        _ => "A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside.",
    };

    private static char SeparatorOf(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var header = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return header.Contains(',') ? ',' : header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }

    private static Refusal? HeaderFault(string[] header, IReadOnlyList<ImportColumn> columns, ImportKind kind)
    {
        var names = columns.Select(static c => c.Name).ToList();
        if (Array.Find(header, h => !names.Contains(h)) is { } unknown)
        {
            var near = names.MinBy(n => Folded.Edits(n, unknown, 8));
            var meant = near is not null && Folded.Edits(near, unknown, 2) <= 2 ? $" Did you mean {near}?" : "";
            return Refusal.Invalid(
                $"line 1: '{unknown}' is not a column of this file.{meant} The columns are: {string.Join(", ", names)}.");
        }
        if (header.GroupBy(static h => h).FirstOrDefault(static g => g.Count() > 1) is { } twice)
            return Refusal.Invalid($"line 1: the column {twice.Key} is there twice. Remove one.");
        return columns.FirstOrDefault(c => c.Required && !header.Contains(c.Name)) is { } missing
            ? Refusal.Invalid($"line 1: the column {missing.Name} is missing. The first line is: "
                + $"{ImportColumns.Template(kind).TrimEnd()}")
            : null;
    }
}
