using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;

namespace LeadershipBot.Tests.Kit;

/// <summary>Values that are right unless the test says otherwise. Nothing is stored until <see cref="BotHouse.AddAsync"/>.</summary>
public static class Some
{
    private static int _count;

    /// <summary>A Monday, 09:00 UTC.</summary>
    public static readonly DateTimeOffset Monday = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Somebody introduced who can be reached on one channel as <c>U-name</c>.</summary>
    public static Person Person(string? name = null, string channel = BotHouse.Channel, string workspace = "w1", string zone = "Europe/Berlin")
    {
        name ??= $"Person {Interlocked.Increment(ref _count)}";
        var person = new Person { Id = PersonId.New(), Name = name, Zone = zone, IntroducedAt = Monday.AddDays(-30) };
        person.Identities.Add(Identity(person, channel, workspace));
        return person;
    }

    public static Person Admin(string? name = null)
    {
        var person = Person(name);
        person.InstallationRole = InstallationRole.Admin;
        return person;
    }

    public static ChatIdentity Identity(Person person, string channel = BotHouse.Channel, string workspace = "w1", bool preferred = true) =>
        new()
        {
            Id = IdentityId.New(), PersonId = person.Id, Channel = channel, Workspace = workspace,
            UserId = $"U-{person.Name.Replace(' ', '-').ToLowerInvariant()}", Preferred = preferred, LinkedAt = Monday.AddDays(-30),
        };

    /// <summary>A project in execution whose pilot has started.</summary>
    public static Project Project(string? name = null, Phase phase = Phase.Execution) => new()
    {
        Id = ProjectId.New(), Name = name ?? $"Project {Interlocked.Increment(ref _count)}", Phase = phase,
        ApprovedOn = new DateOnly(2026, 9, 1), PilotStartedAt = Monday.AddDays(-60), CreatedAt = Monday.AddDays(-90),
    };

    public static RoleAssignment Role(Project project, Person person, RoleKind kind, Person? standsFor = null) => new()
    {
        Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = kind, From = new DateOnly(2026, 1, 1),
        ForPersonId = standsFor?.Id,
    };

    public static Absence Absence(Person person, DateOnly from, DateOnly until) => new()
    {
        Id = AbsenceId.New(), PersonId = person.Id, From = from, Until = until, DeclaredBy = person.Id, DeclaredAt = Monday,
    };

    public static Message Message(string text = "The firewall owner is decided.") => LeadershipBot.Messaging.Message.Say(text);
}
