using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Introduction;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Pulses.Planning;

/// <summary>One thing that will happen, or will not and why. <see cref="At"/> is what the recipient's clock shows, to the
/// minute.</summary>
/// <param name="IsOffer">Two stayed unanswered: instead of questions, an offer of another rhythm.</param>
public sealed record PreviewEntry(
    PersonId PersonId, string Person, MessageKind Kind, IReadOnlyList<ProjectId> Projects, DateTimeOffset At, string Zone,
        string? HeldBack,
    bool IsOffer = false)
{
    public bool GoesOut => HeldBack is null;
}

/// <summary>Somebody with a brief who is not asked at all at present, and why.</summary>
public sealed record PreviewRest(PersonId PersonId, string Person, string Reason);

/// <summary>What the coming days bring.</summary>
/// <param name="Paused">Everything is paused: all entries are held back.</param>
public sealed record Preview(bool Paused, IReadOnlyList<PreviewEntry> Entries, IReadOnlyList<PreviewRest> Resting);

/// <summary>
/// What the next days bring if nobody answers or changes anything: the very rules of the planner and the sweep, run ahead on
/// values. So with inputs frozen, what then happens is what was shown.
/// </summary>
public sealed class BriefPreview(LeadershipDbSource source, QuestionBank bank, QuestionFactBook book,
    IOptions<PulsesOptions> options, IOptions<PilotOptions> pilot, BusinessClock clock)
{
    public const int Days = 14;

    /// <summary>For these people, or everybody who is or will be briefed; entries in order of time.</summary>
    public async Task<Preview> RunAsync(IReadOnlyCollection<PersonId>? people, CancellationToken cancellationToken)
    {
        var now = clock.Instant;
        var until = now.AddDays(Days);
        await using var db = source.Open();
        var lines = await db.CadenceLines
            .Where(l => l.Kind == PromptKind.Brief && (people == null || people.Contains(l.PersonId)))
            .ToListAsync(cancellationToken);
        var coming = await FirstMeetings.ComingAsync(db, people, options.Value, pilot.Value, now, until, cancellationToken);
        var facts = (await BriefReader.ReadAsync(db, [.. lines, .. coming.Select(static c => c.Line)], book, options.Value,
            now, cancellationToken)).Select(f => f.Within(pilot.Value)).ToList();
        var open = await OpenAsync(db, lines, now, cancellationToken);
        var meetings = await PendingMeetingsAsync(db, lines, now, cancellationToken);
        List<PreviewEntry> entries = [.. facts.SelectMany(f =>
            new PreviewRun(f, bank, options.Value, now, until).Run([.. open[f.Line.Id]], meetings.GetValueOrDefault(f.Person.Id),
                coming.Find(c => c.Line.Id == f.Line.Id)))];
        var paused = await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken);
        return new Preview(paused,
            [.. entries.Select(e => paused ? e with { HeldBack = "everything is paused" } : e)
                .OrderBy(static e => e.At).ThenBy(static e => e.Person, StringComparer.Ordinal)],
            [.. facts.Where(f => coming.TrueForAll(c => c.Line.Id != f.Line.Id)).Select(f => (Facts: f, Why: Rests(f, now)))
                .Where(static x => x.Why is not null)
                    .Select(static x => new PreviewRest(x.Facts.Person.Id, x.Facts.Person.Name, x.Why!))]);
    }

    private static string? Rests(BriefFacts facts, DateTimeOffset now) => facts switch
    {
        _ when facts.WhyNot(now) is { } reason => reason,
        { Line.WaitsForChoice: true } => "was offered another rhythm and has not chosen",
        { Line.NextAt: null } => "said it is not theirs; waits for the PMO",
        _ => null,
    };

    /// <summary>Prompts whose brief is with the person or on its way; what did not arrive comes to nothing.</summary>
    private static async Task<ILookup<CadenceLineId, PromptAhead>> OpenAsync(
        LeadershipDb db, List<CadenceLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = lines.ConvertAll(static l => l.Id);
        var prompts = await db.Prompts.Include(p => p.Pulses).Where(p => ids.Contains(p.CadenceLineId) && p.WakeAt != null)
            .AsSplitQuery().ToListAsync(cancellationToken);
        var logical = prompts.ConvertAll(static p => p.LogicalId);
        var posts = (await db.Outbox.Where(r => logical.Contains(r.LogicalId) && r.Revision == 0).ToListAsync(cancellationToken))
            .ToDictionary(static r => r.LogicalId);
        return prompts.Select(p => (Prompt: p, Post: posts[p.LogicalId]))
            .Where(static x => x.Post.State is OutboxState.Pending or OutboxState.Sending or OutboxState.Sent
                || x.Prompt.State == PromptState.Answered)
            .ToLookup(static x => x.Prompt.CadenceLineId, x => PromptAhead.Of(x.Prompt, x.Post, now));
    }

    private static async Task<Dictionary<PersonId, DateTimeOffset>> PendingMeetingsAsync(
        LeadershipDb db, List<CadenceLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = lines.ConvertAll(static l => l.PersonId);
        return (await db.Outbox.Where(r => ids.Contains(r.PersonId) && r.Kind == MessageKind.Introduction && r.Revision == 0
                && r.State == OutboxState.Pending).ToListAsync(cancellationToken))
            .GroupBy(static r => r.PersonId)
                .ToDictionary(static g => g.Key, g => g.Max(r => r.NotBefore > now ? r.NotBefore : now));
    }
}
