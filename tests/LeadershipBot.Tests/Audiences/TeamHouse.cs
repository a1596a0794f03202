using LeadershipBot.Audiences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Tests.Kit;

namespace LeadershipBot.Tests.Audiences;

/// <summary>A project with a team of so many at two sites: operators, IT and maintenance in turn.</summary>
internal sealed class TeamHouse : IAsyncDisposable
{
    private static readonly WorkFunction[] Functions = [WorkFunction.Operators, WorkFunction.It, WorkFunction.Maintenance];

    private TeamHouse(BotHouse house, Project project, List<Person> people, List<Site> sites) =>
        (House, Project, People, Sites) = (house, project, people, sites);

    public BotHouse House { get; }

    public Project Project { get; }

    /// <summary>Runs the project's office, in the same zone; joins at <see cref="StartAsync"/>.</summary>
    public Person Ali { get; } = Some.Person("Ali Demir");

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Site> Sites { get; }

    public static async Task<TeamHouse> OpenAsync(int people)
    {
        var house = await BriefHouse.OpenAsync();
        var project = Some.Project("MES");
        List<Site> sites =
        [
            new Site { Id = SiteId.New(), Name = "Bursa", Zone = "Europe/Berlin" },
            new Site { Id = SiteId.New(), Name = "Ulm", Zone = "Europe/Berlin" },
        ];
        await house.AddAsync([project, .. sites]);
        var team = Enumerable.Range(0, people).Select(i =>
        {
            var person = Some.Person($"Member {i}");
            (person.SiteId, person.Function) = (sites[i % 2].Id, Functions[i / 2 % 3]);
            return person;
        }).ToList();
        await house.AddAsync([.. team, .. team.Select(p => Some.Role(project, p, RoleKind.Member))]);
        return new TeamHouse(house, project, team, sites);
    }

    public Task<ConfidentialQuestionId> AskAsync(AskedQuestion question, DateTimeOffset? closes = null, PrivacyOptions? options = null) =>
        House.Gate.RunAsync(async (db, token) => (await ConfidentialAnswers.OpenAsync(db,
            new NewQuestion(Project.Id, "test", question, closes ?? Some.Monday.AddDays(7)), options ?? new PrivacyOptions(),
            House.Clock.Instant, token)).Id, CancellationToken.None);

    public Task<Outcome<ConfidentialQuestion>> AnswerAsync(
        ConfidentialQuestionId question, Person person, AnswerValue value, DateTimeOffset? at = null) =>
        House.Gate.RunAsync(async (db, token) => await ConfidentialAnswers.TakeAsync(
            TurnOf(db, person, at), question, value, token), CancellationToken.None);

    public Task<Outcome<ConfidentialQuestion>> TakeBackAsync(ConfidentialQuestionId question, Person person) =>
        House.Gate.RunAsync(async (db, token) => await ConfidentialAnswers.TakeBackAsync(
            TurnOf(db, person, null), question, token), CancellationToken.None);

    public async Task<IReadOnlyDictionary<ConfidentialQuestionId, AnswerValue>> OfAsync(
        ConfidentialQuestionId question, Person person)
    {
        await using var db = House.Look();
        return await ConfidentialAnswers.OfAsync(db, person.Id, [question], CancellationToken.None);
    }

    /// <summary>Lets the open questions close.</summary>
    public async Task CloseAsync(int days = 8)
    {
        House.Advance(TimeSpan.FromDays(days));
        await House.Get<IEnumerable<IScheduledWork>>().OfType<QuestionCloser>().Single().RunAsync(CancellationToken.None);
    }

    /// <summary>With an office, so that somebody is told; and with the lines opened.</summary>
    public static async Task<TeamHouse> StartAsync(int people)
    {
        var team = await OpenAsync(people);
        await team.House.AddAsync(team.Ali, Some.Role(team.Project, team.Ali, RoleKind.Pmo));
        await team.House.SettleAsync();
        return team;
    }

    /// <summary>The newest message in a person's chat that holds the button.</summary>
    public Button Find(Person person, string label) => House.Posts(person).Reverse().SelectMany(PlainText.Presses)
        .First(b => b.Label == label);

    public async Task TapAsync(Person person, Button button)
    {
        await House.Press(person, button.Wire);
        await House.SettleAsync();
    }

    /// <summary>Taps one answer on every closed question of the person's newest pulse.</summary>
    public async Task AnswerAllAsync(Person person, int place)
    {
        var pulse = House.Posts(person)[^1];
        foreach (var block in pulse.Blocks)
        {
            IReadOnlyList<Button> taps = block switch { Scale s => s.Points, Choice c => c.Options, _ => [] };
            if (taps.Count > 0)
                await House.Press(person, taps[Math.Min(place, taps.Count - 1)].Wire);
        }
        await House.SettleAsync();
    }

    /// <summary>Types a line and gives back the answer to it.</summary>
    public async Task<string> SaysAsync(Person person, string line)
    {
        await House.SettleAsync();
        var before = House.Posts(person).Count;
        await House.Type(person, line);
        await House.SettleAsync();
        return string.Join('\n', PlainText.Words(House.Posts(person)[before]).Skip(1));
    }

    public async Task<T> LookAsync<T>(Func<LeadershipBot.Data.LeadershipDb, Task<T>> query)
    {
        await using var db = House.Look();
        return await query(db);
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private Turn TurnOf(LeadershipBot.Data.LeadershipDb db, Person person, DateTimeOffset? at) => new(
        db, new Actor(person, Outbox.ToAddress(person.Identities[0]), []), at ?? House.Clock.Instant, House.Clock.Instant,
        Correlation.New(), new Dictionary<string, string>());
}
