using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// A house with one project: Ali runs its office, Meral sponsors it from Berlin and has met the bot. It is Monday 1 March 2027,
/// 09:00 UTC; her brief comes on Tuesdays at 12:00 (11:00 UTC), every second week from 2 March on.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    public static readonly DateTimeOffset FirstBrief = new(2027, 3, 2, 11, 0, 0, TimeSpan.Zero);

    private Office(BotHouse house, Project project, Person ali, Person meral, CadenceLine line) =>
        (House, Project, Ali, Meral, Line) = (house, project, ali, meral, line);

    public BotHouse House { get; }

    public Project Project { get; }

    public Person Ali { get; }

    public Person Meral { get; }

    public CadenceLine Line { get; }

    public static async Task<Office> OpenAsync(Action<Person>? sponsor = null, Phase phase = Phase.Execution,
        string? recurrence = null, Action<HouseSetup>? setup = null)
    {
        var house = await BriefHouse.OpenAsync(setup);
        var (project, ali, meral) = (Some.Project("MES", phase), Some.Person("Ali Demir"), Some.Person("Meral Kaya"));
        sponsor?.Invoke(meral);
        var line = LineOf(meral, recurrence);
        await house.AddAsync(ali, meral, project, Some.Role(project, ali, RoleKind.Pmo),
            Some.Role(project, meral, RoleKind.Sponsor), line);
        return new Office(house, project, ali, meral, line);
    }

    public static CadenceLine LineOf(Person person, string? recurrence = null) => new()
    {
        Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, ChosenByPerson = true,
        LastDate = new DateOnly(2027, 3, 1),
        Recurrence = recurrence ?? "every 2 weeks on Tue at 12:00 from 2027-03-01", NextAt = Some.Monday,
    };

    /// <summary>Lets time pass up to an instant, doing at each due instant what is due, as the clock would.</summary>
    public Task PassAsync(DateTimeOffset until) => House.PassAsync(until);

    public Task PassAsync(int days, int hours = 0) => PassAsync(House.Clock.Instant.AddDays(days).AddHours(hours));

    public Task<List<Prompt>> PromptsAsync() => LookAsync(db => db.Prompts.Include(p => p.Pulses).ThenInclude(p => p.Answers)
        .OrderBy(p => p.DueAt).ToListAsync());

    public Task<CadenceLine> LineAsync() => LookAsync(db => db.CadenceLines.FirstAsync(l => l.Id == Line.Id));

    public async Task<T> LookAsync<T>(Func<LeadershipBot.Data.LeadershipDb, Task<T>> query)
    {
        await using var db = House.Look();
        return await query(db);
    }

    public Task ChangeAsync(Func<LeadershipBot.Data.LeadershipDb, Task> change) =>
        House.Gate.RunAsync(async (db, _) => await change(db), CancellationToken.None);

    /// <summary>What was posted to a person, and when by their wall clock, replies left out.</summary>
    public Task<List<string>> SentAsync(Person person) => LookAsync(async db =>
        (await db.Ledger.Where(r => r.PersonId == person.Id && r.Event == LedgerEvent.Sent && r.Kind != MessageKind.Reply)
            .OrderBy(r => r.Seq).ToListAsync())
        .ConvertAll(r => $"{r.Kind} {Zones.InZone(r.At, person.Zone):yyyy-MM-dd HH:mm}"));

    public Task<List<string>> ToldAsync(Person person) => LookAsync(async db =>
        (await db.Outbox.Where(r => r.PersonId == person.Id && r.Kind == MessageKind.PmoNotice && r.State == OutboxState.Sent)
            .OrderBy(r => r.Seq).ToListAsync())
        .ConvertAll(r => System.Text.Json.JsonSerializer.Deserialize<Message>(r.Payload!, Outbox.Json)!.Summary));

    /// <summary>The newest message in a person's chat that holds the button.</summary>
    public Button Find(Person person, string label) => House.Posts(person).Reverse()
        .SelectMany(PlainText.Presses).First(b => b.Label == label);

    public Button? FindOrNull(Person person, string label) => House.Posts(person).Reverse()
        .SelectMany(PlainText.Presses).FirstOrDefault(b => b.Label == label);

    public async Task TapAsync(Person person, string label, DateTimeOffset? at = null)
    {
        await House.Press(person, Find(person, label).Wire, at);
        await House.SettleAsync();
    }

    /// <summary>Opens the form behind a button and sends it in.</summary>
    public async Task<Outcome<Reply>> FillAsync(Person person, string label, params (string Key, string Value)[] values)
    {
        var form = await House.Intake.OpenAsync(Find(person, label).Wire, Outbox.ToAddress(person.Identities[0]),
            CancellationToken.None);
        var outcome = await House.Submit(person, form.Value.SubmitWire, values);
        await House.SettleAsync();
        return outcome!.Value;
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

    /// <summary>The first answer label of the first closed question in the newest brief.</summary>
    public string FirstAnswer(Person person) => House.Posts(person).Reverse().SelectMany(static m => m.Blocks)
        .Select(static b => b switch { Choice c => c.Options[0].Label, Scale s => s.Points[0].Label, _ => null })
            .First(static l => l is not null)!;

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
