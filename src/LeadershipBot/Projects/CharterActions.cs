using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Projects;

/// <summary>The sponsor agrees to the terms as proposed.</summary>
public sealed record AgreeCharter(CharterId Charter) : IAction<AgreeCharter>
{
    public static string Name => "charter.agree.1";
}

/// <summary>Opens the form with the present terms, which travel in the button.</summary>
public sealed record ChangeCharter(CharterId Charter, int Hours, CharterRhythm Rhythm, int Days)
    : IAction<ChangeCharter>, IOpensForm
{
    public static string Name => "charter.change.1";
}

/// <summary>The sponsor agrees to terms of their own.</summary>
public sealed record SubmitCharter(CharterId Charter) : IAction<SubmitCharter>
{
    public static string Name => "charter.submit.1";
}

/// <summary>Takes a signature back.</summary>
public sealed record UnsignCharter(CharterId Charter) : IAction<UnsignCharter>
{
    public static string Name => "charter.unsign.1";
}

public sealed class AgreeCharterHandler : IHandle<AgreeCharter>
{
    public async Task<Outcome<Reply>> HandleAsync(AgreeCharter action, Turn turn, CancellationToken cancellationToken)
    {
        var found = await CharterSigning.FindAsync(action.Charter, turn, cancellationToken);
        return found.TryGet(out var charter, out var refusal)
            ? await CharterSigning.SignAsync(charter, turn, cancellationToken)
            : refusal;
    }
}

public sealed class ChangeCharterOpener : IOpen<ChangeCharter>
{
    public Outcome<Form> Open(ChangeCharter action, Actor actor, DateOnly today) => CharterMessages.Change(action);
}

public sealed class SubmitCharterHandler : IHandle<SubmitCharter>
{
    public async Task<Outcome<Reply>> HandleAsync(SubmitCharter action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await CharterSigning.FindAsync(action.Charter, turn, cancellationToken)).TryGet(out var charter, out var refusal))
            return refusal;
        var errors = new Dictionary<string, string>();
        var hours = Number(turn, "hours", 0, CharterTerms.MostHours, errors);
        var days = Number(turn, "days", 1, CharterTerms.MostDays, errors);
        if (!Enum.TryParse<CharterRhythm>(turn.Values.GetValueOrDefault("rhythm"), out var rhythm) || !Enum.IsDefined(rhythm))
            errors["rhythm"] = "Choose one of the three.";
        var stop = turn.Values.GetValueOrDefault("stop")?.Trim();
        if (stop is { Length: > 300 })
            errors["stop"] = "At most 300 characters.";
        if (errors.Count > 0)
            return new FieldErrors(errors);
        charter.ChangeWanted = Apply(charter, hours, rhythm, days, string.IsNullOrEmpty(stop) ? charter.StopCondition
            : stop, turn);
        return await CharterSigning.SignAsync(charter, turn, cancellationToken);
    }

    /// <summary>Writes the terms and returns what changed, in words; null when nothing did.</summary>
    private static string? Apply(Charter charter, int hours, CharterRhythm rhythm, int days, string? stop, Turn turn)
    {
        var before = CharterTerms.Read(charter.Rhythm);
        List<string> changes = [];
        if (hours != charter.HoursPerFortnight)
            changes.Add($"{charter.HoursPerFortnight} to {hours} hours per fortnight");
        if (rhythm != before)
            changes.Add($"review {CharterTerms.Word(before)} to {CharterTerms.Word(rhythm)}");
        if (days != charter.DecideWithinDays)
            changes.Add($"decides within {charter.DecideWithinDays} to {days} working days");
        if (stop != charter.StopCondition)
            changes.Add("said what would make them stop");
        (charter.HoursPerFortnight, charter.DecideWithinDays, charter.StopCondition) = (hours, days, stop);
        if (rhythm != before)
            charter.Rhythm = CharterTerms.Write(rhythm, turn.RoleDay());
        return changes.Count == 0 ? null : string.Join("; ", changes);
    }

    private static int Number(Turn turn, string key, int least, int most, Dictionary<string, string> errors)
    {
        if (int.TryParse(turn.Values.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        errors[key] = $"A whole number from {least} to {most}.";
        return 0;
    }
}

public sealed class UnsignCharterHandler : IHandle<UnsignCharter>
{
    public async Task<Outcome<Reply>> HandleAsync(UnsignCharter action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await CharterSigning.FindAsync(action.Charter, turn, cancellationToken)).TryGet(out var charter, out var refusal))
            return refusal;
        charter.SignedAt = null;
        charter.Version++;
        turn.Audit("charter.unsigned", null, charter.PersonId, charter.ProjectId);
        if (charter.LogicalId is { } logical)
            await turn.Outbox.ReviseAsync(logical, cancellationToken);
        return Reply.Nothing;
    }
}

/// <summary>Only the sponsor signs, only for the present phase; the PMO is told.</summary>
internal static class CharterSigning
{
    public static async Task<Outcome<Charter>> FindAsync(CharterId id, Turn turn, CancellationToken cancellationToken)
    {
        var charter = await turn.Db.Charters.AsTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (charter is null)
            return CharterMessages.Gone;
        if (charter.PersonId != turn.Actor.Id
            || !turn.Actor.Roles.Any(r => r.ProjectId == charter.ProjectId && r.Kind == RoleKind.Sponsor))
            return CharterMessages.NotYours;
        var project = await turn.Db.Projects.FirstAsync(p => p.Id == charter.ProjectId, cancellationToken);
        return project.Phase == charter.Phase ? charter : CharterMessages.Outdated(project.Name, project.Phase);
    }

    public static async Task<Outcome<Reply>> SignAsync(Charter charter, Turn turn, CancellationToken cancellationToken)
    {
        if (charter.SignedAt is not null)
            return new Reply(CharterMessages.Card(await CharterView.ReadAsync(turn.Db, charter, cancellationToken)));
        charter.SignedAt = turn.At;
        charter.Version++;
        turn.Audit("charter.signed", charter.ChangeWanted is { } changed ? $"with changes: {changed}"
            : null, charter.PersonId, charter.ProjectId);
        if (charter.LogicalId is { } logical)
            await turn.Outbox.ReviseAsync(logical, cancellationToken);
        var view = await CharterView.ReadAsync(turn.Db, charter, cancellationToken);
        await TellPmoAsync(charter, view, turn, cancellationToken);
        return new Reply(CharterMessages.Agreed(view,
            turn.Offer($"agreeing to the charter of {view.Project}", new UnsignCharter(charter.Id))));
    }

    private static async Task TellPmoAsync(Charter charter, CharterView view, Turn turn, CancellationToken cancellationToken)
    {
        var today = turn.RoleDay();
        var pmos = await turn.Db.Roles
            .Where(r => r.ProjectId == charter.ProjectId && r.Kind == RoleKind.Pmo && r.From <= today
                && (r.Until == null || r.Until >= today))
            .Join(turn.Db.People.Where(p => p.LeftAt == null && p.StoppedAt == null).Include(p => p.Identities), r =>
                r.PersonId, p => p.Id, (_, p) => p)
            .ToListAsync(cancellationToken);
        foreach (var pmo in pmos.DistinctBy(static p => p.Id).Where(p => p.Id != turn.Actor.Id))
            turn.Outbox.Say(pmo, MessageKind.PmoNotice, CharterMessages.PmoToldAgreed(view));
    }
}
