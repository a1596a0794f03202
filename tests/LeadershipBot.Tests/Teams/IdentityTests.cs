using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Joining;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Teams;

/// <summary>One person with an account in Teams and one elsewhere is one person.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task A_link_code_typed_in_teams_makes_the_account_theirs_and_messages_come_there()
    {
        await using var house = await OpenAsync();
        var person = await PersonElsewhereAsync(house, "Meral Kaya");
        var user = house.Fake.Chats.Install("Somebody New", open: true);
        var code = OneTimeCode.New();
        await house.WriteAsync(db => LinkCodes.Add(db, code, person.Id, house.Time.GetUtcNow()));

        using (await house.SendAsync(house.Activity(user, "message").Saying($"link {code}")))
            await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        await house.WriteAsync(db => Say(house, db, person.Id, "Two decisions wait on you."));

        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 2);
        Assert.DoesNotContain(house.Get<FakeChannel>().Calls, static c => c.Delivery.Message.Summary == "Two decisions wait on you.");
    }

    [Fact]
    public async Task Whoever_has_both_gets_each_message_once_on_the_preferred_one_and_switches_by_a_command()
    {
        await using var house = await OpenAsync();
        var (person, user) = await house.AddAsync("Ada");
        await house.WriteAsync(db => db.Identities.Add(Some.Identity(person, "web", "local", preferred: false)));

        await house.WriteAsync(db => Say(house, db, person.Id, "First."));
        await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 1);
        using (await house.SendAsync(house.Activity(user, "message").Saying("prefer web")))
            await TeamsHouse.EventuallyAsync(() => house.Fake.Chats.ChatOf(user).Count == 2);
        await house.WriteAsync(db => Say(house, db, person.Id, "Second."));

        await TeamsHouse.EventuallyAsync(() => house.Get<FakeChannel>().Calls.Count == 1);
        Assert.Equal("Second.", house.Get<FakeChannel>().Calls[0].Delivery.Message.Summary);
        Assert.Equal(2, house.Fake.Chats.ChatOf(user).Count);
    }

    private static Task<TeamsHouse> OpenAsync() => TeamsHouse.OpenAsync(static s => s.Services = static services =>
        services.AddSingleton(new FakeChannel("web")).AddSingleton<IChannel>(static p => p.GetRequiredService<FakeChannel>()));

    private static async Task<Person> PersonElsewhereAsync(TeamsHouse house, string name)
    {
        var person = Some.Person(name, "web", "local");
        await house.WriteAsync(db => db.Add(person));
        return person;
    }

    private static void Say(TeamsHouse house, LeadershipBot.Data.LeadershipDb db, PersonId person, string text) =>
        new Outbox(db, house.Clock.Instant, Correlation.New()).Say(
            db.People.Include(p => p.Identities).First(p => p.Id == person), MessageKind.PmoNotice, Message.Say(text));
}
