using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Crashing.Courses;

/// <summary>What a course proved: empty <see cref="Broken"/> means every promise held.</summary>
public sealed record CrashFindings(int Lives, int Reached, int Posts, int Ambiguous, int InFlight, int Clicks, IReadOnlyList<string> Broken)
{
    internal static async Task<CrashFindings> ReadAsync(
        CrashTown town, CountingPlatform platform, Clicks clicks, int lives, int reached, IReadOnlyList<long> inFlight,
        CancellationToken cancellationToken)
    {
        await using var db = town.Open();
        var rows = await db.Outbox.Where(r => r.Revision == 0).ToListAsync(cancellationToken);
        var ambiguous = rows.Where(static r => r.State == OutboxState.Ambiguous).Select(static r => r.Seq).ToList();
        var broken = new List<string>();
        broken.AddRange(rows.Select(r => WhyBroken(r, platform.Posts.GetValueOrDefault(r.LogicalId.Value))).OfType<string>());
        var known = rows.Select(static r => r.LogicalId.Value).ToHashSet();
        broken.AddRange(platform.Posts.Keys.Where(k => !known.Contains(k)).Select(static k => $"posted {k}, which no row knows"));
        broken.AddRange(ambiguous.Except(inFlight).Select(static s => $"row {s} is ambiguous, but was not under way at any crash"));
        broken.AddRange(await EffectsAsync(db, clicks, rows, cancellationToken));
        broken.AddRange(await PromptsAsync(db, rows, town.Users.Count, cancellationToken));
        return new CrashFindings(lives, reached, rows.Count, ambiguous.Count, inFlight.Count, clicks.Made, broken);
    }

    private static string? WhyBroken(OutboxRow row, int count) => (row.State, count) switch
    {
        (_, > 1) => $"row {row.Seq} ({row.State}) was posted {count} times",
        (OutboxState.Sent, 1) or (OutboxState.Ambiguous, _) => null,
        (OutboxState.Sent or OutboxState.Sending, _) => $"row {row.Seq} is {row.State} and was posted {count} times",
        (OutboxState.Pending or OutboxState.Parked or OutboxState.Failed or OutboxState.Expired, 0) => null,
        (_, 0) => $"row {row.Seq} is {row.State} and was never posted",
        _ => $"row {row.Seq} is {row.State} although it was posted",
    };

    /// <summary>Every acknowledged click was applied once and answered once; one without an acknowledgement at most once.</summary>
    private static async Task<List<string>> EffectsAsync(
        LeadershipDb db, Clicks clicks, List<OutboxRow> rows, CancellationToken cancellationToken)
    {
        var replies = rows.Count(static r => r.Kind == MessageKind.Reply);
        var effects = (await db.Audit.Where(a => a.Action == CountingRouter.Effect).Select(a => a.Detail!).ToListAsync(cancellationToken))
            .GroupBy(static d => d).ToDictionary(static g => g.Key, static g => g.Count());
        return
        [
            .. clicks.Acknowledged.Where(k => effects.GetValueOrDefault(k) != 1).Select(k => $"{k} has {effects.GetValueOrDefault(k)} effects"),
            .. effects.Where(static e => e.Value > 1).Select(static e => $"{e.Key} was applied {e.Value} times"),
            .. replies == effects.Count ? (string[])[] : [$"{effects.Count} clicks were applied and {replies} answered"],
        ];
    }

    /// <summary>Everybody was asked once for the date, and each prompt has its one post.</summary>
    private static async Task<List<string>> PromptsAsync(LeadershipDb db, List<OutboxRow> rows, int sponsors, CancellationToken cancellationToken)
    {
        var prompts = await db.Prompts.Where(p => p.State == PromptState.Open).Select(p => p.LogicalId).ToListAsync(cancellationToken);
        var posts = rows.Where(static r => r.Kind == MessageKind.Brief).Select(static r => r.LogicalId).ToList();
        var broken = new List<string>();
        if (prompts.Count != sponsors)
            broken.Add($"{sponsors} sponsors have {prompts.Count} prompts");
        if (!prompts.ToHashSet().SetEquals(posts) || prompts.Count != posts.Count)
            broken.Add($"{prompts.Count} prompts have {posts.Count} posts");
        return broken;
    }
}
