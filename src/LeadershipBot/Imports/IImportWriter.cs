using LeadershipBot.Data;

namespace LeadershipBot.Imports;

/// <summary>
/// Turns the rows of one kind of file into changes of a tracking context. A row with a fault changes nothing; whether the rest
/// is kept is the importer's decision. The same code runs for a dry run, on a context that is thrown away.
/// </summary>
internal interface IImportWriter
{
    ImportKind Kind { get; }

    Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session, CancellationToken cancellationToken);
}
