using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Commands;

/// <summary>What the KPI commands and buttons share.</summary>
internal static class KpiTurns
{
    public static async Task<bool> IsTakenAsync(LeadershipDb db, ProjectId project, string name,
        CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"kpis/{project.Value}", cancellationToken);
        var names = await db.Kpis.Where(k => k.ProjectId == project && k.RetiredAt == null).Select(k => k.Name)
            .ToListAsync(cancellationToken);
        return names.Exists(n => Folded.Of(n) == Folded.Of(name));
    }

    /// <summary>The KPI behind a button, if the presser may look after it now.</summary>
    public static async Task<Outcome<Kpi>> MineAsync(this Turn turn, KpiId id, CancellationToken cancellationToken)
    {
        if (await turn.Db.Kpis.AsTracking().FirstOrDefaultAsync(k => k.Id == id, cancellationToken) is not { } kpi)
            return KpiReplies.Gone;
        return KpiNames.LooksAfter(turn.Actor, kpi) ? kpi : KpiReplies.NotYours(kpi.Name);
    }

    public static async Task<KpiView> ViewAsync(this Turn turn, Kpi kpi, CancellationToken cancellationToken)
    {
        // What this turn has written is read back with it.
        await turn.Db.SaveChangesAsync(cancellationToken);
        return (await KpiBook.FindAsync(turn.Db, kpi.Id, turn.Now, cancellationToken))!;
    }

    /// <summary>Stores a value, says where the KPI stands, and offers the way back.</summary>
    public static async Task<Reply> StoreAsync(
        this Turn turn, Kpi kpi, DateOnly on, double value, ReadingOrigin origin, CancellationToken cancellationToken)
    {
        var written = await Readings.WriteAsync(turn.Db, kpi, on, value, origin, turn.Actor.Id, turn.Now, cancellationToken);
        var view = await turn.ViewAsync(kpi, cancellationToken);
        if (!written.Changed)
            return KpiMessages.Stored(view, on, value, written.Before, null);
        turn.Audit("kpi.reading", $"{kpi.Name} on {on:yyyy-MM-dd}", project: kpi.ProjectId);
        var undo = turn.Offer($"the value of {kpi.Name}",
            new PutReadingBack(kpi.Id, on, written.Before?.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        return KpiMessages.Stored(view, on, value, written.Before, undo);
    }
}
