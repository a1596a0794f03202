using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LeadershipBot.Browser.Tests;

/// <summary>
/// A house with somebody in it: a sponsor with a brief, a PMO with two projects, and a ledger that tells of troubles.
/// </summary>
public sealed class Office(WebHouse house) : IAsyncDisposable
{
    public WebHouse House { get; } = house;

    public required Person Meral { get; init; }

    public required Person Ali { get; init; }

    public required ProjectId Project { get; init; }

    public PulseId Pulse { get; } = PulseId.New();

    public static async Task<Office> OpenAsync(CancellationToken cancellationToken, bool demo = false)
    {
        var stage = new Stage();
        // Many visitors from one address: the limit on tries has tests of its own.
        var settings = new Dictionary<string, string?> { ["Web:SignInTriesPerMinute"] = "1000" };
        var house = await WebHouse.OpenAsync(settings, demo ? s => s.AddSingleton<IDemoStage>(stage) : null, cancellationToken);
        var office = new Office(house)
        {
            Meral = await house.AddPersonAsync("Meral Kaya", cancellationToken),
            Ali = await house.AddPersonAsync("Ali Demir", cancellationToken, InstallationRole.Admin),
            Project = ProjectId.New(),
        };
        stage.Fill(house, office);
        await office.FurnishAsync(cancellationToken);
        return office;
    }

    public async Task SignInAsync(IPage page, Person person, CancellationToken cancellationToken)
    {
        await page.GotoAsync(await House.LinkAsync(person, cancellationToken));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue as" }).ClickAsync();
        await page.WaitForURLAsync("**/");
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    public Message Brief(string? chosen = null) => new("Two things wait on you in MES and Historian.",
    [
        new Text("Two things wait on you in MES and Historian.", TextStyle.Heading),
        new Text("Last time you said OT owns the firewall; three teams were told the same day."),
        new Scale("Is MES where you want it today?", "Off track", "On track",
            [.. Enumerable.Range(1, 5).Select(n => Button.For($"{n}",
                new AnswerQuestion(Pulse, "SITE-99", AnswerValue.Scale(n).ToWire()), chosen: $"{n}" == chosen))]),
        new Choice("Firewall owner, Site B: 19 working days, three teams wait.",
        [
            Button.Command("OT engineering", "help"), Button.Command("IT operations", "my data"),
            Button.Command("Someone else decides", "waiting"),
        ]),
        new Facts([new("Scrap rate, line 4", "3.1 % (target 2.4 %)"), new("Unplanned stops", "4 this month, 7 last month")]),
        new Buttons(
        [
            Button.For("Not now…", new PickLaterDate(PromptId.New())),
            Button.For("I was away…", new PickReturnDate(PromptId.New())),
        ]),
        new Note("About 40 seconds. The PMO sees your answers as yours; change them until Thu 18:00."),
    ]);

    private async Task FurnishAsync(CancellationToken cancellationToken)
    {
        var now = House.Clock.Instant;
        const string longName = "Tomás Ferreira Nogueira-Albuquerque";
        var old = await House.AddPersonAsync(longName, cancellationToken, zone: "America/Sao_Paulo");
        var prompt = Prompt(now);
        await House.WriteAsync(db =>
        {
            db.Projects.Add(new Project
            {
                Id = Project, Name = "MES rollout", Phase = Phase.Execution, ApprovedOn = new DateOnly(2026, 11, 3),
                PilotStartedAt = now.AddDays(-40),
            });
            var second = new Project { Id = ProjectId.New(), Name = "Historian for the packaging lines of all four sites" };
            db.Projects.Add(second);
            db.People.Find(old.Id)!.StoppedAt = now.AddDays(-6);
            OfficeKpis.AddTo(db, Project, Ali.Id, now);
            Role(db, Meral, RoleKind.Sponsor, Project);
            Role(db, Ali, RoleKind.Pmo, Project);
            Role(db, old, RoleKind.Lead, second.Id);
            db.CadenceLines.Add(new CadenceLine
            {
                Id = prompt.CadenceLineId, PersonId = Meral.Id, Kind = PromptKind.Brief,
                Recurrence = "every 2 weeks on Tue at 12:00",
                NextAt = now.AddDays(9),
            });
            db.Prompts.Add(prompt);
            db.Pulses.Add(PulseOf(prompt));
            db.Answers.Add(new Answer
            {
                Id = AnswerId.New(), PulseId = Pulse, ItemId = "SITE-99", RespondentId = Meral.Id,
                Value = AnswerValue.Scale(2).ToWire(),
                Capacity = AnswerCapacity.Self, FirstAt = now.AddDays(-1), At = now.AddDays(-1), Edits = 1,
            });
            db.Charters.Add(new Charter
            {
                Id = CharterId.New(), ProjectId = Project, PersonId = Meral.Id, Phase = Phase.Execution, HoursPerFortnight = 3,
                Rhythm = "every 2 weeks on Tue at 12:00", DecideWithinDays = 5, ProposedAt = now.AddDays(-12),
            });
            db.Outcomes.Add(new ProjectOutcome
            {
                ProjectId = Project, Sentence = "Operators see the next order without paper.", Target = "scrap 2.4 %",
                TargetDate = new DateOnly(2027, 9, 30), AgreedByIt = Ali.Id,
            });
            Ledger(db, Meral, LedgerEvent.Sent, null, now.AddDays(-3));
            Ledger(db, Meral, LedgerEvent.HeldBack, "two unasked messages this week already", now.AddDays(-2));
            Ledger(db, old, LedgerEvent.Ambiguous, "the platform did not answer within 15 s; not sent again", now.AddDays(-1));
        }, cancellationToken);
        const string introduction = "Ali Demir (PMO) asked me to bring you what waits on you in MES: Tuesdays 12:00, 60 seconds.";
        await House.PostAsync(Meral, Message.Say(introduction), cancellationToken);
        await House.PostAsync(Meral, Brief(), cancellationToken);
    }

    private Prompt Prompt(DateTimeOffset now) => new()
    {
        Id = PromptId.New(), PersonId = Meral.Id, Kind = PromptKind.Brief, CadenceLineId = CadenceLineId.New(),
        LocalDate = new DateOnly(2027, 3, 6), LogicalId = LogicalMessageId.New(), DueAt = now.AddDays(-3),
        ClosesAt = now.AddDays(4),
    };

    private Pulse PulseOf(Prompt prompt) => new()
    {
        Id = Pulse, PromptId = prompt.Id, ProjectId = Project,
        Questions = AskedQuestion.Write([new AskedQuestion("SITE-99", AnswerType.Scale, "Is MES where you want it today?", [],
            "Off track", "On track")]),
    };

    private static void Role(LeadershipDb db, Person person, RoleKind kind, ProjectId project) => db.Roles.Add(new RoleAssignment
    {
        Id = RoleId.New(), ProjectId = project, PersonId = person.Id, Kind = kind, From = new DateOnly(2026, 11, 3),
    });

    private void Ledger(LeadershipDb db, Person person, LedgerEvent happened, string? reason, DateTimeOffset at) =>
        db.Ledger.Add(new LedgerRow
        {
            At = at, Event = happened, Kind = MessageKind.Brief, PersonId = person.Id, Reason = reason, ProjectId = Project,
        });

    private sealed class Stage : IDemoStage
    {
        private WebHouse? _house;

        public IReadOnlyList<DemoPersona> People { get; private set; } = [];

        public DateTimeOffset Now => _house!.Clock.Instant;

        public void Fill(WebHouse house, Office office)
        {
            _house = house;
            People =
            [
                new(office.Meral.Id, office.Meral.Name, "sponsor of two projects; answers less since go-live"),
                new(office.Ali.Id, office.Ali.Name, "PMO of everything; sees what waits"),
            ];
        }

        public void Become(PersonId person)
        {
        }

        public Task<DemoProgress> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
        {
            var from = Now;
            _house!.Clock.Advance(by);
            return Task.FromResult(new DemoProgress(from, Now, ["Meral Kaya got her brief.", "Nobody else was asked anything."]));
        }
    }
}
