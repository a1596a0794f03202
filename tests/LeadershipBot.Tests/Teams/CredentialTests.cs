using CsCheck;
using LeadershipBot.Channels.Teams;
using LeadershipBot.Channels.Teams.Token;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>Two credentials side by side: which one is used, and what the Admin hears in time.</summary>
public sealed class CredentialTests
{
    private static readonly DateOnly Today = new(2027, 3, 1);

    [Theory]
    [InlineData(100, null, 0), InlineData(15, 300, 0), InlineData(14, 300, 1), InlineData(-1, 300, 1), InlineData(10, 12, 0),
        InlineData(-5, -1, 0)]
    public void The_next_one_takes_over_while_there_is_still_time(int first, int? next, int expected)
    {
        var credentials = new List<BotCredential> { Secret(0, first) };
        if (next is { } days)
            credentials.Add(Secret(1, days));

        Assert.Equal(expected, CredentialRule.Order(credentials, Today)[0].Slot);
    }

    [Theory]
    [InlineData(61, null), InlineData(60, 60), InlineData(31, 60), InlineData(30, 30), InlineData(14, 14), InlineData(8, 14),
        InlineData(7, 7)]
    [InlineData(2, 7), InlineData(1, 1), InlineData(0, 1), InlineData(-3, 1)]
    public void The_warning_is_the_nearest_threshold_reached(int days, int? expected) =>
        Assert.Equal(expected, CredentialRule.Warning([Secret(0, days)], Today)?.Threshold);

    [Fact]
    public void As_long_as_one_lasts_the_other_ends_in_silence() =>
        Gen.Int[61, 1000].Sample(days => CredentialRule.Warning([Secret(0, 1), Secret(1, days)], Today) is null);

    [Fact]
    public async Task The_admin_hears_each_warning_once()
    {
        await using var house = await OpenAsync(90);
        var (_, admin) = await house.AddAsync("Ada", admin: true);
        await house.AddAsync("Nobody in charge");

        for (var day = 0; day <= 92; day++)
        {
            await WatchAsync(house);
            await WatchAsync(house);
            await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);
            house.Time.Advance(TimeSpan.FromDays(1));
        }
        var heard = house.Fake.Chats.ChatOf(admin).Select(static a => a["summary"]!.GetValue<string>());

        Assert.Equal(["60 days", "30 days", "14 days", "7 days", "1 day", "has ended"],
            heard.Select(static s => s.Contains("has ended", StringComparison.Ordinal) ? "has ended"
                : s[(s.IndexOf(" in ", StringComparison.Ordinal) + 4)..^1]));
        Assert.All(house.Fake.Chats.Posts, p => Assert.Equal(house.Fake.Chats.ConversationOf(admin), p.Conversation));
    }

    [Fact]
    public async Task A_change_is_said_with_the_new_one_which_proves_that_it_works()
    {
        await using var house = await OpenAsync(30, 400);
        house.Fake.Entra.Secrets["second-secret"] = true;
        var (_, admin) = await house.AddAsync("Ada", admin: true);
        await WatchAsync(house);
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);
        Assert.Empty(house.Fake.Chats.ChatOf(admin));

        house.Time.Advance(TimeSpan.FromDays(17));
        await WatchAsync(house);
        await WatchAsync(house);
        await house.Get<Relay>().DrainAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TeamsMessages.CredentialChanged("")
            .Summary, Assert.Single(house.Fake.Chats.ChatOf(admin))["summary"]!.GetValue<string>());
        Assert.Equal("second-secret", house.Fake.Entra.UsedSecrets.Last());
    }

    private static Task<TeamsHouse> OpenAsync(int first, int? next = null) => TeamsHouse.OpenAsync(setup =>
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        setup.Loops = false;
        setup.Settings["Teams:ClientSecretEnds"] = today.AddDays(first).ToString("yyyy-MM-dd");
        if (next is not { } days)
            return;
        setup.Settings["Teams:NextClientSecret"] = "second-secret";
        setup.Settings["Teams:NextClientSecretEnds"] = today.AddDays(days).ToString("yyyy-MM-dd");
    });

    private static Task WatchAsync(TeamsHouse house) =>
        house.Get<IEnumerable<IScheduledWork>>().First(static w => w.Name == "teams-credential")
        .RunAsync(TestContext.Current.CancellationToken);

    private static BotCredential Secret(int slot, int days) =>
        new(slot, TeamsCredentialKind.Secret, $"s{slot}", null, Today.AddDays(days));
}
