using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.People;

public sealed class PrivacyTests
{
    private static readonly RetentionOptions Defaults = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_typed_is_blanked_within_a_day_and_what_waits_is_not()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        var meral = await house.AddPersonAsync("Meral Kaya");
        await house.Type(meral, "waiting");
        await house.SettleAsync();
        var handledAt = house.Clock.Instant;
        house.Advance(TimeSpan.FromHours(2));
        await house.Type(meral, "projects");

        while ((await house.InboxAsync())[0].Body is not null)
        {
            house.Advance(house.Get<Retention>().Every);
            await house.Get<Retention>().RunAsync(Token);
        }

        Assert.InRange(house.Clock.Instant - handledAt, TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        Assert.NotNull((await house.InboxAsync())[1].Body);
    }

    [Fact]
    public async Task Each_class_goes_when_its_time_is_over_and_not_a_day_before()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        await office.SaysAsync(office.Ali, "answers mes");
        await office.PassAsync(10);
        var house = office.House;
        var full = await CountsAsync(office);
        Assert.All(full, static c => Assert.NotEqual(0, c.Value));

        house.Clock.MoveTo(Some.Monday.AddDays(Defaults.MessageDays - 1));
        await house.Get<Retention>().RunAsync(Token);
        Assert.Equal(full, await CountsAsync(office));
        house.Clock.MoveTo(Some.Monday.AddDays(Defaults.MessageDays + 12));
        await house.Get<Retention>().RunAsync(Token);
        Assert.Equal(["Answers", "Audit", "Ledger", "Prompts"], await LeftAsync(office));
        house.Clock.MoveTo(Some.Monday.AddDays(Defaults.AnswerDays - 1));
        await house.Get<Retention>().RunAsync(Token);
        Assert.Equal(["Answers", "Audit", "Ledger", "Prompts"], await LeftAsync(office));
        house.Clock.MoveTo(Some.Monday.AddDays(Defaults.AnswerDays + 12));
        await house.Get<Retention>().RunAsync(Token);
        Assert.Empty(await LeftAsync(office));
    }

    [Fact]
    public async Task It_is_done_once_a_night_and_a_night_that_was_missed_is_made_up_for()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        var retention = house.Get<Retention>();
        await retention.RunAsync(Token);
        await house.AddAsync(OldEntry());

        await retention.RunAsync(Token);
        Assert.Single(await AuditAsync(house));
        house.Advance(TimeSpan.FromDays(3));
        await retention.RunAsync(Token);
        Assert.Empty(await AuditAsync(house));
    }

    [Fact]
    public async Task Whoever_left_long_ago_is_erased()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        var (gone, recent) = (Some.Person("Long Gone"), Some.Person("Just Gone"));
        var limit = Some.Monday.AddDays(-Defaults.LeftPeopleDays);
        (gone.LeftAt, recent.LeftAt) = (limit.AddDays(-1), limit.AddDays(1));
        await house.AddAsync(gone, recent);

        await house.Get<Retention>().RunAsync(Token);

        await using var db = house.Look();
        Assert.Equal([Erasure.NoName, "Just Gone"],
            await db.People.OrderBy(p => p.LeftAt).Select(p => p.Name).ToListAsync(Token));
        Assert.Equal("retention", (await db.Audit.SingleAsync(a => a.Action == "erase", Token)).Detail);
    }

    [Fact]
    public async Task My_data_counts_what_an_export_would_write()
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));
        await office.SaysAsync(office.Meral, "away me 2027-05-03");
        var rows = await office.LookAsync(db => PersonalData.CollectAsync(db, office.Meral.Id, Token));

        var said = await office.SaysAsync(office.Meral, "my data");

        // The question itself is one entry more by the time it is answered.
        Assert.Contains($"What I keep about you, Meral Kaya: {rows.Count + 1} entries in all.", said, StringComparison.Ordinal);
        Assert.Contains("Absences\n1 entry, kept 1100 days after their end", said, StringComparison.Ordinal);
        Assert.Contains("Never kept:", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_table_about_people_has_words_and_a_time()
    {
        await using var house = await BotHouse.OpenAsync(static setup => setup.Clockwork = false);
        await using var db = house.Look();
        var named = StoredClass.All(Defaults).SelectMany(static c => c.Tables).ToList();

        Assert.Equal(named.Distinct(), named);
        Assert.Empty(PersonalData.Tables(db).Where(static t => PersonalData.Naming(t).Any()).Select(static t => t.ClrType)
            .Except(named));
    }

    [Theory]
    [InlineData("people", "the list of people")]
    [InlineData("absences meral", "absences")]
    [InlineData("answers mes", "your answers, MES")]
    [InlineData("waiting", "what waits on you")]
    [InlineData("status mes", "the status of a project, MES")]
    [InlineData("deliveries", "deliveries to you")]
    [InlineData("brief preview", "when you are asked next")]
    [InlineData("show as meral", "a sample of your next brief")]
    public async Task Whoever_looks_is_seen_by_whom_they_looked_at(string line, string what)
    {
        await using var office = await Office.OpenAsync();
        await office.PassAsync(Office.FirstBrief);
        if (line.StartsWith("answers", StringComparison.Ordinal))
            await office.TapAsync(office.Meral, office.FirstAnswer(office.Meral));

        await office.SaysAsync(office.Ali, line);
        await office.SaysAsync(office.Ali, line);
        var said = await office.SaysAsync(office.Meral, "who looked");

        Assert.Contains($"Ali Demir\n{what}; Tue 2 Mar", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_ones_own_is_nobodys_business_and_an_export_tells_its_purpose()
    {
        await using var office = await Office.OpenAsync();
        await office.SaysAsync(office.Meral, "status mes");
        Assert.Contains("Nobody else has looked", await office.SaysAsync(office.Meral, "who looked"), StringComparison.Ordinal);

        await office.House.AddAsync(new AuditEntry
        {
            At = office.House.Clock.Instant, Action = "export", SubjectId = office.Meral.Id, Detail = "case 7",
        });

        Assert.Contains("The operator, at the console\nthe file with everything about you; Mon 1 Mar; purpose: case 7",
            await office.SaysAsync(office.Meral, "who looked"), StringComparison.Ordinal);
    }

    private static AuditEntry OldEntry() => new() { At = Some.Monday.AddDays(-Defaults.AuditDays - 1), Action = "import" };

    private static async Task<List<AuditEntry>> AuditAsync(BotHouse house)
    {
        await using var db = house.Look();
        return await db.Audit.ToListAsync(Token);
    }

    private static Task<Dictionary<string, int>> CountsAsync(Office office) => office.LookAsync(static async db =>
        new Dictionary<string, int>
        {
            ["Answers"] = await db.Answers.CountAsync(Token),
            ["Audit"] = await db.Audit.CountAsync(Token),
            ["Inbox"] = await db.Inbox.CountAsync(Token),
            ["Ledger"] = await db.Ledger.CountAsync(Token),
            ["Outbox"] = await db.Outbox.CountAsync(Token),
            ["Prompts"] = await db.Prompts.CountAsync(Token),
        });

    private static async Task<List<string>> LeftAsync(Office office) =>
        [.. (await CountsAsync(office)).Where(static c => c.Value > 0).Select(static c => c.Key)];
}
