using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Joining;
using LeadershipBot.Tests.Kit;
using LeadershipBot.Tests.Messaging.Commands;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.People;

public sealed class JoiningTests
{
    private static readonly Address Stranger = new(ChannelName.Slack, "T1", "U-new");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_account_that_types_the_code_becomes_the_first_administrator()
    {
        await using var house = await OpenAsync();
        var code = await SetupCodeAsync(house);

        var reply = await TypesAsync(house, Stranger, $"claim {code.ToLowerInvariant()} Ali Demir ali@Example.com");

        Assert.Contains("You are the administrator of this installation, Ali Demir.", reply.Value.Message!.Summary,
            StringComparison.Ordinal);
        var person = await PersonAsync(house);
        Assert.Equal((InstallationRole.Admin, "ali@example.com", Stranger),
            (person.InstallationRole, person.Email, Outbox.PreferredAddress(person)));
        await using var db = house.Look();
        Assert.Equal("in slack", (await db.Audit.SingleAsync(a => a.Action == "setup.claim", Token)).Detail);
        Assert.True((await TypesAsync(house, Stranger, "people")).Succeeded);
    }

    [Fact]
    public async Task A_claim_code_works_once_and_only_while_nobody_is_administrator()
    {
        await using var house = await OpenAsync();
        var code = await SetupCodeAsync(house);
        await TypesAsync(house, Stranger, $"claim {code}");

        var second = await TypesAsync(house, Stranger with { UserId = "U-other" }, $"claim {code}");

        Assert.Equal(JoiningMessages.AdminExists, second.Refusal);
        Assert.Equal("Administrator", (await PersonAsync(house)).Name);
    }

    [Fact]
    public async Task A_claim_code_expires()
    {
        await using var house = await OpenAsync();
        var code = await SetupCodeAsync(house);
        house.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(JoiningMessages.CodeIsWrong, (await TypesAsync(house, Stranger, $"claim {code}")).Refusal);
    }

    [Fact]
    public async Task A_claim_by_somebody_imported_makes_no_second_person()
    {
        await using var house = await OpenAsync();
        var ali = new Person { Id = PersonId.New(), Name = "Ali Demir", Email = "ali@example.com", Zone = "Europe/Istanbul" };
        await house.AddAsync(ali);

        await TypesAsync(house, Stranger, $"claim {await SetupCodeAsync(house)} ali@example.com");

        var person = await PersonAsync(house);
        Assert.Equal((ali.Id, "Ali Demir", InstallationRole.Admin), (person.Id, person.Name, person.InstallationRole));
    }

    [Fact]
    public async Task Somebody_known_claims_for_the_person_they_are()
    {
        await using var house = await OpenAsync();
        var mia = await house.AddPersonAsync("Mia Lang");

        await house.SaysAsync(mia, $"claim {await SetupCodeAsync(house)}");

        var person = await PersonAsync(house);
        Assert.Equal((mia.Id, InstallationRole.Admin), (person.Id, person.InstallationRole));
    }

    [Fact]
    public async Task What_is_wrong_in_the_line_does_not_use_the_code_up()
    {
        await using var house = await OpenAsync();
        var code = await SetupCodeAsync(house);

        Assert.NotNull((await TypesAsync(house, Stranger, $"claim {code} ali@")).Refusal);
        Assert.True((await TypesAsync(house, Stranger, $"claim {code} ali@example.com")).Succeeded);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_a_right_code_waits_too()
    {
        await using var house = await OpenAsync();
        var code = await SetupCodeAsync(house);
        for (var guess = 0; guess < Newcomers.MostTries; guess++)
            Assert.Equal(JoiningMessages.CodeIsWrong, (await TypesAsync(house, Stranger, "claim AAAA-BBBB-CCCC")).Refusal);

        Assert.Equal(JoiningMessages.TooManyTries, (await TypesAsync(house, Stranger, $"claim {code}")).Refusal);
        house.Clock.Advance(Newcomers.Wait);
        Assert.True((await TypesAsync(house, Stranger, $"claim {code}")).Succeeded);
    }

    [Fact]
    public async Task A_link_code_makes_an_account_the_persons_once_and_tells_the_old_chat()
    {
        await using var house = await OpenAsync();
        var meral = Some.Person("Meral Kaya", "web", "local");
        await house.AddAsync(meral);
        var code = CodeIn(await house.SaysAsync(meral, "link me"));
        await house.SayAsync("Waits until Slack is linked.", meral);

        var linked = await TypesAsync(house, Stranger, $"link {code}");
        var again = await TypesAsync(house, Stranger with { UserId = "U-thief" }, $"link {code}");

        Assert.Contains("This account is yours now, Meral Kaya.", linked.Value.Message!.Summary, StringComparison.Ordinal);
        Assert.Equal(JoiningMessages.CodeIsWrong, again.Refusal);
        await using var db = house.Look();
        var person = await db.People.Include(p => p.Identities).SingleAsync(Token);
        Assert.Equal([("slack", true), ("web", false)], person.Identities.Select(static i => (i.Channel, i.Preferred)).Order());
        Assert.Contains(house.Posts(meral), static m =>
            m.Summary.StartsWith("An account in Slack was linked to you", StringComparison.Ordinal));
        Assert.Equal("slack", (await db.Outbox.SingleAsync(r => r.Kind == MessageKind.PmoNotice, Token)).Channel);
    }

    [Fact]
    public async Task A_link_code_ends_after_ten_minutes_and_is_no_setup_code()
    {
        await using var house = await OpenAsync();
        var meral = Some.Person("Meral Kaya", "web", "local");
        await house.AddAsync(meral);
        var code = CodeIn(await house.SaysAsync(meral, "link me"));

        Assert.Equal(JoiningMessages.CodeIsWrong, (await TypesAsync(house, Stranger, $"claim {code}")).Refusal);
        house.Time.Advance(LinkCodes.Lifetime);
        Assert.Equal(JoiningMessages.CodeIsWrong, (await TypesAsync(house, Stranger, $"link {code}")).Refusal);
    }

    [Fact]
    public async Task An_account_that_is_somebodys_stays_theirs()
    {
        await using var house = await OpenAsync();
        var (meral, mia) = (Some.Person("Meral Kaya", "web", "local"), Some.Person("Mia Lang", "web", "local"));
        await house.AddAsync(meral, mia);
        var code = CodeIn(await house.SaysAsync(meral, "link me"));

        Assert.Contains("belongs to Mia Lang already", (await house.SaysAsync(mia, $"link {code}")).Summary,
            StringComparison.Ordinal);
        Assert.True((await TypesAsync(house, Stranger, $"link {code}")).Succeeded);
    }

    [Fact]
    public async Task Only_an_administrator_asks_for_somebody_elses_code()
    {
        await using var house = await OpenAsync();
        var (admin, meral, mia) = (Some.Admin("Ali Demir"), Some.Person("Meral Kaya"), Some.Person("Mia Lang"));
        await house.AddAsync(admin, meral, mia);

        Assert.Contains("Only Meral Kaya or an administrator", (await house.SaysAsync(mia, "link meral")).Summary,
            StringComparison.Ordinal);
        Assert.Contains("Hand this to Meral Kaya and to nobody else", (await house.SaysAsync(admin, "link meral")).Summary,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_chat_is_preferred_and_the_choice_is_undone()
    {
        await using var house = await OpenAsync();
        var meral = Some.Person("Meral Kaya", "web", "local");
        meral.Identities.Add(Some.Identity(meral, "slack", "T1", preferred: false));
        await house.AddAsync(meral);

        var reply = await house.SaysAsync(meral, "prefer slack");

        Assert.StartsWith("What I have for you comes to Slack from now on.", reply.Summary, StringComparison.Ordinal);
        Assert.Equal("slack", Outbox.PreferredAddress(await PersonAsync(house))!.Channel.Value);
        Assert.Contains("no account in Teams yet", (await house.SaysAsync(meral, "prefer teams")).Summary,
            StringComparison.Ordinal);
        await house.PressesAsync(meral, reply, "Undo");
        Assert.Equal("web", Outbox.PreferredAddress(await PersonAsync(house))!.Channel.Value);
    }

    private static Task<BotHouse> OpenAsync() => BotHouse.OpenAsync(static setup =>
    {
        setup.Clockwork = false;
        setup.Channels.AddRange([new FakeChannel(BotHouse.Channel), new FakeChannel("web"), new FakeChannel("slack")]);
    });

    private static async Task<string> SetupCodeAsync(BotHouse house)
    {
        var code = OneTimeCode.New();
        await house.AddAsync(new SignInLink
        {
            TokenHash = OneTimeCode.Hash(CodePurpose.Setup, code), ExpiresAt = house.Time.GetUtcNow().AddMinutes(30),
        });
        return code;
    }

    private static string CodeIn(Message message) =>
        message.Blocks.OfType<Facts>().Single().Rows.Single(static r => r.Label == "To type").Value["link ".Length..];

    private static async Task<Outcome<Reply>> TypesAsync(BotHouse house, Address from, string text)
    {
        var act = new Inbound(InboundKind.Command, from, $"line-{Correlation.New()}", house.Clock.Instant, text);
        var answer = house.Intake.AnswerAsync(act, Token);
        while (!answer.IsCompleted && await house.Get<InboxWorker>().DrainAsync(Token) == 0)
            await Task.Yield();
        var outcome = (await answer)!.Value;
        await house.SettleAsync();
        return outcome;
    }

    private static async Task<Person> PersonAsync(BotHouse house)
    {
        await using var db = house.Look();
        return await db.People.Include(p => p.Identities).SingleAsync(Token);
    }
}
