using CsCheck;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Kit;

namespace LeadershipBot.Tests.Pulses;

/// <summary>A few people, their projects and everything that decides when they are briefed, by numbers alone.</summary>
internal sealed record SomeWorld(int Start, SomeSponsor[] Sponsors, SomeProject[] Projects, int[] Holidays, bool AllPaused)
{
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "Asia/Tokyo", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/Santiago", "Africa/Cairo",
        "Australia/Lord_Howe", "Pacific/Honolulu",
    ];

    private static readonly string[] Weeks = ["Mon-Fri", "Sun-Thu", "Sat-Wed", "Mon-Sun", "Mon,Tue,Thu"];
    /// <summary>Two days, two nights, four off; worked by some instead of a week.</summary>
    private const string Rota = "DDNN---- from 2027-01-04 day 06:00-18:00 night 18:00-06:00";

    private static readonly string[] Hours = ["08-18", "06-14", "22-06", "09-12"];
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>Days around which clocks change somewhere, and some on which none do.</summary>
    private static readonly DateOnly[] Starts =
        [new(2027, 3, 1), new(2027, 3, 9), new(2027, 3, 22), new(2027, 4, 1), new(2027, 9, 20), new(2027, 10, 21),
            new(2027, 10, 29), new(2027, 12, 23)];

    private static readonly Gen<SomeProject> Project =
        Gen.Select(Gen.Int[0, 5], Gen.Int[-40, 40], Gen.Int[0, 19],
            static (phase, gate, state) => new SomeProject(phase, gate, state));

    private static readonly Gen<SomeRole> Role =
        Gen.Select(Gen.Int[0, 2], Gen.Int[-30, 12], Gen.Int[-40, 40],
            static (project, from, days) => new SomeRole(project, from, days));

    private static readonly Gen<SomeSponsor> Sponsor = Gen.Select(
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 4], Gen.Int[0, 3]), Gen.Select(Gen.Int[0, 6], Gen.Int[0, 47], Gen.Int[1, 3]),
        Gen.Int[-30, 0], Role.Array[1, 3], Gen.Select(Gen.Int[-5, 14], Gen.Int[0, 12]).Array[0, 2], Gen.Int[0, 19], Gen.Int[0, 6],
        static (where, slot, last, roles, absences, state, assistant) =>
            new SomeSponsor(where, slot, last, roles, absences, state, assistant));

    public static Gen<SomeWorld> Any { get; } = Gen.Select(
        Gen.Int[0, 7], Sponsor.Array[1, 3], Project.Array[3], Gen.Int[-3, 16].Array[0, 4], Gen.Int[0, 19],
        static (start, sponsors, projects, holidays, paused) => new SomeWorld(start, sponsors, projects, holidays, paused == 0));

    public DateOnly Day => Starts[Start];

    public DateTimeOffset Now => new(Day.ToDateTime(new TimeOnly(5, 17)), TimeSpan.Zero);

    public async Task<BotHouse> BuildAsync()
    {
        var house = await BriefHouse.OpenAsync();
        house.Clock.MoveTo(Now);
        var projects = Projects.Select(ProjectOf).ToList();
        await house.AddAsync([.. projects]);
        await house.AddAsync([.. Holidays.Distinct()
            .Select(h => new Holiday { Calendar = "X", Date = Day.AddDays(h), Name = "Off" })]);
        for (var i = 0; i < Sponsors.Length; i++)
            await house.AddAsync([.. Sponsors[i].Entities(this, i, projects)]);
        if (AllPaused)
            await house.AddAsync(new Setting { Key = SettingKeys.Paused, Value = "test" });
        return house;
    }

    private Project ProjectOf(SomeProject project, int place)
    {
        var one = Some.Project($"P{place}", (Phase)project.Phase);
        one.ApprovedOn = project.Gate % 3 == 0 ? null : Day.AddDays(project.Gate);
        one.PilotStartedAt = project.State == 0 ? null : Now.AddDays(-60);
        one.PausedAt = project.State == 1 ? Now.AddDays(-3) : null;
        return one;
    }

    internal Person PersonOf(SomeSponsor sponsor, int place)
    {
        var person = Some.Person($"Sponsor {place}", zone: Zones[sponsor.Where.Zone]);
        var hours = Hours[sponsor.Where.Hours].Split('-');
        (person.WorkDays, person.WorkFrom, person.WorkUntil) = (Weeks[sponsor.Where.Week], new TimeOnly(int.Parse(hours[0]), 0),
            new TimeOnly(int.Parse(hours[1]), 0));
        person.Rota = sponsor.State is 11 or 12 ? Rota : null;
        person.HolidayCalendar = place % 2 == 0 ? "X" : null;
        person.IntroducedAt = sponsor.State is 1 or 2 ? null : Now.AddDays(-90);
        person.StoppedAt = sponsor.State == 3 ? Now.AddDays(-1) : null;
        person.LeftAt = sponsor.State == 4 ? Now.AddDays(-1) : null;
        foreach (var (from, days) in sponsor.Absences)
            person.Absences.Add(Some.Absence(person, Day.AddDays(from), Day.AddDays(from + days)));
        if (sponsor.State == 5)
            person.Identities[0].DeadReason = "account_inactive";
        return person;
    }

    internal static string Slot(SomeSponsor sponsor, DateOnly day) =>
        $"every {sponsor.Slot.EveryWeeks} weeks on {Days[sponsor.Slot.Day]} "
        + $"at {sponsor.Slot.HalfHour / 2:00}:{sponsor.Slot.HalfHour % 2 * 30:00} from {day.AddDays(-60):yyyy-MM-dd}";
}

internal sealed record SomeProject(int Phase, int Gate, int State);

/// <summary>A sponsorship from a day on, relative to the start, for so many days; for ever when negative.</summary>
internal sealed record SomeRole(int Project, int From, int Days);

internal sealed record SomeSponsor(
    (int Zone, int Week, int Hours) Where, (int Day, int HalfHour, int EveryWeeks) Slot, int Last, SomeRole[] Roles,
    (int From, int Days)[] Absences, int State, int Assistant)
{
    public IEnumerable<object> Entities(SomeWorld world, int place, IReadOnlyList<Project> projects)
    {
        var person = world.PersonOf(this, place);
        yield return person;
        foreach (var role in Roles.DistinctBy(static r => r.Project))
            yield return Sponsorship(world, person, projects[role.Project], role);
        if (State != 1)
            yield return Line(world, person);
        if (Assistant > 2)
            yield break;
        var assistant = Some.Person($"Assistant {place}", zone: place % 2 == 0 ? "Asia/Tokyo" : "Europe/Lisbon");
        yield return assistant;
        yield return Some.Role(projects[Assistant], assistant, RoleKind.Assistant, person);
    }

    private static RoleAssignment Sponsorship(SomeWorld world, Person person, Project project, SomeRole role)
    {
        var from = world.Day.AddDays(role.From);
        return new RoleAssignment
        {
            Id = RoleId.New(), ProjectId = project.Id, PersonId = person.Id, Kind = RoleKind.Sponsor, From = from,
            Until = role.Days < 0 ? null : from.AddDays(role.Days),
        };
    }

    private CadenceLine Line(SomeWorld world, Person person) => new()
    {
        Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, ChosenByPerson = true,
        LastDate = world.Day.AddDays(Last), Recurrence = SomeWorld.Slot(this, world.Day), NextAt = State == 6 ? null
            : world.Now.AddDays(Last),
        Lighter = State == 7, UnansweredInRow = State switch { 8 => 1, 9 => 2, _ => 0 }, PausedUntil = State == 10
            ? world.Day.AddDays(6) : null,
    };
}
