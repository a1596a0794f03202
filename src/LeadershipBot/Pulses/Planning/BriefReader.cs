using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Planning;

/// <summary>Reads what the rules need, for many people in a handful of queries.</summary>
public static class BriefReader
{
    /// <summary>The kinds of message a person did not ask for; they share the week's budget.</summary>
    public static readonly MessageKind[] Unasked = [MessageKind.Brief, MessageKind.Reminder, MessageKind.DecisionAsk];

    private static readonly OutboxState[] Counted = [OutboxState.Pending, OutboxState.Sending, OutboxState.Sent,
        OutboxState.Ambiguous];

    /// <summary>How far back questions are remembered: longer than any question rests.</summary>
    private const int HistoryDays = 280;

    private static readonly QuestionFactBook NoBook = new([]);

    /// <summary>For whoever asks about times and people only: questions are left without the practices' facts.</summary>
    public static Task<IReadOnlyList<BriefFacts>> ReadAsync(LeadershipDb db, IReadOnlyList<CadenceLine> lines,
        PulsesOptions options, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(db, lines, NoBook, options, now, cancellationToken);

    public static async Task<IReadOnlyList<BriefFacts>> ReadAsync(LeadershipDb db, IReadOnlyList<CadenceLine> lines,
        QuestionFactBook facts, PulsesOptions options, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = lines.Select(static l => l.PersonId).Distinct().ToList();
        var sponsored = await SponsorshipsAsync(db, ids, now, cancellationToken);
        var roles = await StandInRolesAsync(db, sponsored, now, cancellationToken);
        var everyone = ids.Concat(roles.Select(static r => r.PersonId)).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => everyone.Contains(p.Id)).Include(p => p.Identities)
            .Include(p => p.Absences)
            .AsSplitQuery().ToDictionaryAsync(static p => p.Id, cancellationToken);
        var book = await HolidayBook.ReadAsync(db, cancellationToken);
        var availability = people.ToDictionary(static p => p.Key, p => book.Of(p.Value));
        var standIns = roles.ToLookup(static r => r.ForPersonId, r => new StandIn(
            r.From, r.Until, r.Kind, r.ProjectId, people[r.PersonId], availability[r.PersonId]));
        var history = await HistoryAsync(db, ids, now, cancellationToken);
        var unasked = await UnaskedAsync(db, ids, now, cancellationToken);
        var lost = await LostIntroductionsAsync(db, ids, cancellationToken);
        var closed = await ClosedAsync(db, lines, now, cancellationToken);
        var sheet = await facts.ReadAsync(
            db, [.. sponsored.SelectMany(static s => s, static (s, p) => new FactKey(s.Key, p.Id))], now, cancellationToken);
        return [.. lines.Select(line => new BriefFacts(line, people[line.PersonId], availability[line.PersonId],
            people[line.PersonId].IntroducedAt is not null && !lost.Contains(line.PersonId), [.. sponsored[line.PersonId]],
            [.. standIns[line.PersonId]], history[line.PersonId].ToLookup(static h => h.Project, static h => h.Item),
            Excused(line, closed[line.Id], availability[line.PersonId], options), [.. unasked[line.PersonId]], sheet))];
    }

    /// <summary>Sponsorships of projects that run, from today on.</summary>
    private static async Task<ILookup<PersonId, Sponsorship>> SponsorshipsAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var rows = await db.Roles
            .Where(r => ids.Contains(r.PersonId) && r.Kind == RoleKind.Sponsor && (r.Until == null || r.Until >= today))
            .Join(db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed),
                r => r.ProjectId, p => p.Id, (r, p) => new { r.PersonId, r.From, r.Until, p.Id, p.Name, p.Phase, p.ApprovedOn })
            .ToListAsync(cancellationToken);
        return rows.OrderBy(static r => r.Name, StringComparer.OrdinalIgnoreCase).ToLookup(static r => r.PersonId,
            static r => new Sponsorship(r.From, r.Until, r.Id, r.Name, r.Phase, r.ApprovedOn));
    }

    /// <summary>Deputies and assistants of these people, from today on. Who stands beside nobody in particular stands beside
    /// each sponsor.</summary>
    private static async Task<List<StandInRole>> StandInRolesAsync(
        LeadershipDb db, ILookup<PersonId, Sponsorship> sponsored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var sponsors = sponsored.SelectMany(static g => g, static (g, s) => (s.Id, Person: g.Key)).Distinct()
            .ToLookup(static s => s.Id, static s => s.Person);
        // By project, which the index leads with: asked by person, the database would look through every role there is.
        List<ProjectId> projects = [.. sponsors.Select(static g => g.Key)];
        var roles = await db.Roles
            .Where(r => projects.Contains(r.ProjectId) && (r.Kind == RoleKind.Deputy || r.Kind == RoleKind.Assistant)
                && (r.Until == null || r.Until >= today))
            .ToListAsync(cancellationToken);
        return [.. roles.SelectMany(r => sponsors[r.ProjectId].Where(s => r.ForPersonId is null || r.ForPersonId == s),
            static (r, sponsor) => new StandInRole(r.PersonId, r.Kind, r.ProjectId, sponsor, r.From, r.Until))];
    }

    /// <summary>What was asked and said, without what an assistant only prepared.</summary>
    private static async Task<ILookup<PersonId, (ProjectId Project, AskedItem Item)>> HistoryAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-HistoryDays);
        var pulses = await db.Prompts.Where(p => ids.Contains(p.PersonId) && p.LocalDate >= since)
            .Join(db.Pulses, p => p.Id, u => u.PromptId,
                (p, u) => new { p.PersonId, p.LocalDate, u.Id, u.ProjectId, u.Questions })
            .ToListAsync(cancellationToken);
        var pulseIds = pulses.ConvertAll(static p => p.Id);
        var answers = (await db.Answers
            .Where(a => pulseIds.Contains(a.PulseId) && !a.Withdrawn && a.Capacity != AnswerCapacity.Assistant)
            .Select(a => new { a.PulseId, a.ItemId, a.Value, a.At }).ToListAsync(cancellationToken))
            .GroupBy(static a => (a.PulseId, a.ItemId))
                .ToDictionary(static g => g.Key, static g => g.MaxBy(static a => a.At)!.Value);
        return pulses
            .SelectMany(static p => AskedQuestion.Read(p.Questions), static (p, q) => (Pulse: p, Question: q))
            .Where(x => x.Question.After is null || answers.ContainsKey((x.Pulse.Id, x.Question.Item)))
            .ToLookup(static x => x.Pulse.PersonId, x => (x.Pulse.ProjectId, new AskedItem(
                ItemId.Parse(x.Question.Item), x.Pulse.LocalDate, answers.GetValueOrDefault((x.Pulse.Id, x.Question.Item)))));
    }

    /// <summary>When this person's unasked messages went or are to go out, in the last days; not what never left or was
    /// withdrawn.</summary>
    internal static async Task<ILookup<PersonId, DateTimeOffset>> UnaskedAsync(
        LeadershipDb db, List<PersonId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = now.AddDays(-8);
        // Kind and state are looked at here: put to the database, they tempt it to walk all that was ever sent.
        var stored = (await db.Outbox
            .Where(r => ids.Contains(r.PersonId) && r.NotBefore >= since && r.Revision == 0)
            .Select(r => new { r.PersonId, r.NotBefore, r.Kind, r.State }).ToListAsync(cancellationToken))
            .Where(static r => Unasked.Contains(r.Kind) && Counted.Contains(r.State))
            .Select(static r => new { r.PersonId, r.NotBefore });
        var queued = db.Outbox.Local.Where(r => r.Seq == 0 && r.Revision == 0 && Unasked.Contains(r.Kind)
            && ids.Contains(r.PersonId))
            .Select(static r => new { r.PersonId, r.NotBefore });
        return stored.Concat(queued).ToLookup(static r => r.PersonId, static r => r.NotBefore);
    }

    /// <summary>People whose introduction was tried and provably never arrived.</summary>
    private static async Task<HashSet<PersonId>> LostIntroductionsAsync(
        LeadershipDb db, List<PersonId> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Outbox.Where(r => ids.Contains(r.PersonId) && r.Kind == MessageKind.Introduction && r.Revision == 0)
            .Select(r => new { r.PersonId, r.State }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(static r => r.PersonId).Where(static g => g.All(static r => !Counted.Contains(r.State)))
            .Select(static g => g.Key)];
    }

    private static async Task<ILookup<CadenceLineId, Prompt>> ClosedAsync(
        LeadershipDb db, IReadOnlyList<CadenceLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-HistoryDays);
        var ids = lines.Where(static l => l.UnansweredInRow > 0).Select(static l => l.Id).ToList();
        return (await db.Prompts.AsNoTracking().Where(p => ids.Contains(p.CadenceLineId) && p.State == PromptState.Closed
            && p.LocalDate >= since)
            .OrderByDescending(p => p.LocalDate).ToListAsync(cancellationToken)).ToLookup(static p => p.CadenceLineId);
    }

    /// <summary>Closed while the person was away, as was only said afterwards: with that absence they would still be
    /// open.</summary>
    internal static int Excused(CadenceLine line, IEnumerable<Prompt> closed, Availability availability, PulsesOptions options) =>
        closed.Take(line.UnansweredInRow).Count(p => PromptRule.FairClose(p.DueAt, availability, options) > p.ClosesAt);

    private sealed record StandInRole(
        PersonId PersonId, RoleKind Kind, ProjectId ProjectId, PersonId ForPersonId, DateOnly From, DateOnly? Until);
}
