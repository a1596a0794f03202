using LeadershipBot.Audiences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Tests.Kit;

namespace LeadershipBot.Tests.Audiences;

/// <summary>A project with a team of so many at two sites, operators and IT in turn.</summary>
internal sealed class TeamHouse : IAsyncDisposable
{
    private TeamHouse(BotHouse house, Project project, List<Person> people, List<Site> sites) =>
        (House, Project, People, Sites) = (house, project, people, sites);

    public BotHouse House { get; }

    public Project Project { get; }

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
            (person.SiteId, person.Function) = (sites[i % 2].Id, i % 2 == 0 ? WorkFunction.Operators : WorkFunction.It);
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

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private Turn TurnOf(LeadershipBot.Data.LeadershipDb db, Person person, DateTimeOffset? at) => new(
        db, new Actor(person, Outbox.ToAddress(person.Identities[0]), []), at ?? House.Clock.Instant, House.Clock.Instant,
        Correlation.New(), new Dictionary<string, string>());
}
