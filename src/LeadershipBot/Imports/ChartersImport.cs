using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Imports;

/// <summary>
/// What sponsors agreed to, or are to be asked, by project, person and phase. An empty cell of a new charter takes the phase's
/// usual terms. What somebody has agreed to is never changed by a file.
/// </summary>
internal sealed class ChartersImport : IImportWriter
{
    public ImportKind Kind => ImportKind.Charters;

    public async Task WriteAsync(LeadershipDb db, IReadOnlyList<ImportRow> rows, ImportSession session,
        CancellationToken cancellationToken)
    {
        var names = await ImportNames.LoadAsync(db, cancellationToken);
        var known = await db.Charters.AsTracking().ToDictionaryAsync(c => (c.ProjectId, c.PersonId, c.Phase), cancellationToken);
        var sponsors = (await db.Roles
            .Where(r => r.Kind == RoleKind.Sponsor && (r.Until == null || r.Until >= session.Today))
            .Select(r => new { r.ProjectId, r.PersonId }).ToListAsync(cancellationToken))
            .Select(static r => (r.ProjectId, r.PersonId)).ToHashSet();
        foreach (var row in rows)
        {
            var cells = new ImportCells(row, session);
            if (CharterCells.Read(cells, names, sponsors, session.Today) is not { } wanted)
                continue;
            var key = (wanted.Project.Id, wanted.Sponsor.Id, wanted.Phase);
            if (!session.First($"{key}", cells.Line, out var earlier))
                cells.Fault("project", $"The same charter is on line {earlier}. Keep one of the two rows.");
            else if (known.GetValueOrDefault(key) is { } charter)
                Change(db, cells, session, charter, wanted);
            else
                Add(db, session, wanted);
        }
    }

    private static void Add(LeadershipDb db, ImportSession session, CharterCells wanted)
    {
        var terms = CharterTerms.For(wanted.Phase)!;
        db.Charters.Add(new Charter
        {
            Id = CharterId.New(), ProjectId = wanted.Project.Id, PersonId = wanted.Sponsor.Id, Phase = wanted.Phase,
            HoursPerFortnight = wanted.Hours ?? terms.HoursPerFortnight,
            Rhythm = CharterTerms.Write(wanted.Rhythm ?? terms.Rhythm, session.Today),
            DecideWithinDays = wanted.Days ?? terms.DecideWithinDays, DeputyId = wanted.Deputy?.Id,
            Addresses = wanted.Addresses ?? terms.Addresses, StopCondition = wanted.Stop,
            ProposedAt = wanted.SignedAt ?? session.Now, SignedAt = wanted.SignedAt,
        });
        session.Add($"{wanted}, {(wanted.SignedAt is null ? "to be agreed" : "agreed")}");
    }

    private static void Change(LeadershipDb db, ImportCells cells, ImportSession session, Charter charter, CharterCells wanted)
    {
        var changes = wanted.Differences(charter);
        if (charter.SignedAt is { } agreed)
        {
            if (changes.Count == 0)
                session.Change($"{wanted}", []);
            else
                cells.Fault(null, $"{wanted.Sponsor.Name} agreed to other terms on {agreed:yyyy-MM-dd}, and a file does not "
                    + $"change those. Leave the row out.");
            return;
        }
        if (wanted.SignedAt is not null)
            changes.Add("agreed");
        session.Change($"{wanted}", changes);
        if (changes.Count == 0)
            return;
        wanted.Apply(charter, session.Today);
        // A post that still waits is marked in the database at once.
        if (charter.LogicalId is { } logical)
            session.WhenApplied(token => new Outbox(db, session.Now, Correlation.New()).ReviseAsync(logical, token));
    }
}
