using System.Globalization;
using CsCheck;
using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Planning;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>With inputs frozen, what the preview shows is what happens: the same people, kinds, projects and local
/// minutes.</summary>
public sealed class PreviewPropertyTests
{
    private static readonly int Worlds =
        int.TryParse(Environment.GetEnvironmentVariable("LEADERSHIPBOT_TEST_WORLDS"), CultureInfo.InvariantCulture, out var more)
            ? more : 12;

    [Fact]
    public Task What_the_preview_shows_is_what_then_happens() => SomeWorld.Any.SampleAsync(async world =>
    {
        await using var house = await world.BuildAsync();
        var shown = await ShownAsync(house);
        await RunAsync(house, world, 1);
        Equal(shown, await HappenedAsync(house));
    }, iter: Worlds, threads: 1);

    [Fact]
    public Task Everything_fired_twice_and_at_once_comes_to_the_same() => SomeWorld.Any.SampleAsync(async world =>
    {
        await using var house = await world.BuildAsync();
        var shown = await ShownAsync(house);
        await RunAsync(house, world, 3);
        Equal(shown, await HappenedAsync(house));
    }, iter: Worlds / 2, threads: 1);

    private static void Equal(IReadOnlyList<string> shown, IReadOnlyList<string> happened) =>
        Assert.True(shown.SequenceEqual(happened),
            $"only shown: {string.Join("; ", shown.Except(happened))}\n"
                + $"only happened: {string.Join("; ", happened.Except(shown))}");

    /// <summary>Steps from due instant to due instant; each work is fired so many times at once.</summary>
    private static async Task RunAsync(BotHouse house, SomeWorld world, int times)
    {
        var works = house.Get<IEnumerable<IScheduledWork>>().ToList();
        var until = world.Now.AddDays(BriefPreview.Days);
        for (DateTimeOffset? next = world.Now; next <= until; next = await NextAsync(house, works))
        {
            house.Clock.MoveTo(next.Value);
            if (times > 1)
                await Task.WhenAll(Enumerable.Repeat(works, times).SelectMany(static w => w)
                    .Select(static w => Task.Run(() => w.RunAsync(CancellationToken.None))));
            await house.SettleAsync();
        }
    }

    private static async Task<DateTimeOffset?> NextAsync(BotHouse house, List<IScheduledWork> works)
    {
        var now = house.Clock.Instant;
        var due = new List<DateTimeOffset?>();
        foreach (var work in works)
            due.Add(await work.NextDueAsync(CancellationToken.None));
        await using var db = house.Look();
        due.Add(await db.Outbox.Where(r => r.State == OutboxState.Pending && r.NotBefore > now)
            .MinAsync(r => (DateTimeOffset?)r.NotBefore));
        return due.Where(at => at > now).Min();
    }

    private static async Task<List<string>> ShownAsync(BotHouse house)
    {
        var preview = await house.Get<BriefPreview>().RunAsync(null, TestContext.Current.CancellationToken);
        await using var db = house.Look();
        var names = await db.Projects.ToDictionaryAsync(static p => p.Id, static p => p.Name);
        // While everything is paused nothing is decided, so nothing is recorded as held back either.
        return [.. preview.Entries.Where(e => e.GoesOut || !preview.Paused).Select(e => e.GoesOut
            ? Line(e.Person, e.Kind, e.IsOffer ? "offer" : string.Join('+', e.Projects.Select(p => names[p]).Order()), e.At,
                e.Zone)
            : Line(e.Person, e.Kind, $"held back: {e.HeldBack}", e.At, e.Zone)).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> HappenedAsync(BotHouse house)
    {
        await using var db = house.Look();
        var people = await db.People.ToDictionaryAsync(static p => p.Id);
        var names = await db.Projects.ToDictionaryAsync(static p => p.Id, static p => p.Name);
        var prompts = await db.Prompts.Include(p => p.Pulses).ToListAsync();
        var rows = await db.Outbox.Where(r => r.Revision == 0 && r.State == OutboxState.Sent && r.Kind != MessageKind.PmoNotice)
            .ToListAsync();
        var lines = rows.ConvertAll(r => Line(people[r.PersonId].Name, r.Kind, About(r, prompts, names, db), r.NotBefore,
            people[r.PersonId].Zone));
        lines.AddRange(prompts.Where(p => !rows.Exists(r => r.LogicalId == p.LogicalId))
            .Select(p => Line(people[p.PersonId].Name, MessageKind.Brief, $"held back: {p.Reason}", p.DueAt,
                people[p.PersonId].Zone)));
        lines.AddRange((await db.Ledger.Where(r => r.Kind == MessageKind.Reminder && r.Event == LedgerEvent.HeldBack)
            .ToListAsync())
            .Select(r => Line(people[r.PersonId].Name, r.Kind, $"held back: {r.Reason}", r.At, people[r.PersonId].Zone)));
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string About(OutboxRow row, List<Prompt> prompts, Dictionary<ProjectId, string> names,
        LeadershipBot.Data.LeadershipDb db)
    {
        if (row.Kind == MessageKind.Introduction)
            return string.Join('+', SponsoredOn(db, row.PersonId, DateOnly.FromDateTime(row.NotBefore.UtcDateTime))
                .Select(p => names[p]).Order());
        var prompt = prompts.First(p => p.Id.Value == row.SubjectId);
        return prompt.Pulses.Count == 0 ? "offer" : string.Join('+', prompt.Pulses.Select(u => names[u.ProjectId]).Order());
    }

    private static List<ProjectId> SponsoredOn(LeadershipBot.Data.LeadershipDb db, PersonId person, DateOnly day) => db.Roles
        .Where(r => r.PersonId == person && r.Kind == RoleKind.Sponsor && r.From <= day && (r.Until == null || r.Until >= day)
            && db.Projects.Any(p => p.Id == r.ProjectId && p.PilotStartedAt != null && p.PausedAt == null
                && p.Phase != Phase.Closed))
        .Select(r => r.ProjectId).Distinct().ToList();

    private static string Line(string person, MessageKind kind, string about, DateTimeOffset at, string zone) =>
        $"{person} {kind} {about} {Zones.InZone(at, zone):yyyy-MM-dd HH:mm}";
}
