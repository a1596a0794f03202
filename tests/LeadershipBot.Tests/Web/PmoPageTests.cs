using System.Net;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Web;

public sealed class PmoPageTests : IAsyncLifetime
{
    private readonly ProjectId _mes = ProjectId.New();
    private readonly ProjectId _other = ProjectId.New();
    private WebHouse _house = null!;
    private Person _meral = null!;
    private Person _jonas = null!;
    private Person _ali = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _house = await WebHouse.OpenAsync(Token);
        _meral = await _house.AddPersonAsync("Meral Kaya", Token);
        _jonas = await _house.AddPersonAsync("Jonas Weber", Token);
        _ali = await _house.AddPersonAsync("Ali Demir", Token);
        await _house.WriteAsync(db =>
        {
            db.Projects.Add(new Project
            {
                Id = _mes, Name = "MES <b>", Phase = Phase.GoLive, ApprovedOn = new DateOnly(2026, 11, 3),
            });
            db.Projects.Add(new Project { Id = _other, Name = "Historian" });
            AddRole(db, _ali, RoleKind.Pmo, _mes);
            AddRole(db, _meral, RoleKind.Sponsor, _mes);
            AddRole(db, _jonas, RoleKind.Sponsor, _other);
            AddBrief(db, _meral, _mes, answered: true);
            AddBrief(db, _jonas, _other, answered: true);
        }, Token);
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task A_pmo_sees_their_own_projects_and_people_only()
    {
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        foreach (var path in (string[])["/projects", "/people", "/waiting", "/deliveries"])
        {
            var text = (await ali.ReadAsync(path, Token)).QuerySelector("main")!.TextContent;
            Assert.Contains("M", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Historian", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Jonas", text, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await ali.GetAsync($"/projects/{ShortId.Write(_other.Value)}", Token)).StatusCode);
        var asked = await ali.ReadAsync($"/deliveries?person={ShortId.Write(_jonas.Id.Value)}", Token);
        Assert.DoesNotContain("Jonas", asked.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_shows_the_decisions_of_ones_own_projects_only()
    {
        await _house.WriteAsync(db =>
        {
            Decision(db, _mes, "MES-1", _meral);
            Decision(db, _other, "HIS-1", _jonas);
        }, Token);
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);
        var text = (await ali.ReadAsync("/decisions", Token)).QuerySelector("main")!.TextContent;
        Assert.Contains("MES-1 Firewall <owner>", text, StringComparison.Ordinal);
        Assert.Contains("1 decision open, none decided yet.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HIS-1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_to_be_decided_waits_beside_the_briefs_until_it_is_decided()
    {
        await _house.WriteAsync(db =>
        {
            Decision(db, _mes, "MES-1", _meral);
            Decision(db, _other, "HIS-1", _jonas);
        }, Token);
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);
        var main = (await ali.ReadAsync("/waiting", Token)).QuerySelector("main")!;
        var row = Assert.Single(main.QuerySelectorAll("tbody tr"),
            static r => r.TextContent.Contains("Decision MES-1: Firewall <owner>", StringComparison.Ordinal));
        Assert.Contains("Meral Kaya", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("3 days", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("HIS-1", main.TextContent, StringComparison.Ordinal);

        await _house.WriteAsync(static db =>
        {
            foreach (var seat in db.DecisionSeats)
                seat.State = LeadershipBot.Decisions.SeatState.Chosen;
        }, Token);
        main = (await ali.ReadAsync("/waiting", Token)).QuerySelector("main")!;
        Assert.DoesNotContain("MES-1", main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_sees_every_project()
    {
        using var admin = await WebVisitor.SignedInAsync(_house,
            await _house.AddPersonAsync("Ada Admin", Token, InstallationRole.Admin), Token);

        Assert.Equal(2, (await admin.ReadAsync("/projects", Token)).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await admin.ReadAsync("/waiting", Token)).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(4, (await admin.ReadAsync("/people", Token)).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/projects/nonsense", Token)).StatusCode);
    }

    [Fact]
    public async Task Who_is_not_in_the_pilot_group_is_shown_as_not_reachable_and_why()
    {
        _house.Services.GetRequiredService<IOptions<PilotOptions>>().Value.AllowedPeople.Add("nobody@example.com");
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        var rows = (await ali.ReadAsync("/people", Token)).QuerySelectorAll("tbody tr");

        Assert.All(rows, static row => Assert.Contains(PilotOptions.NotInGroup, row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_project_tells_phase_people_answers_and_what_waits()
    {
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        var page = await ali.ReadAsync($"/projects/{ShortId.Write(_mes.Value)}", Token);

        var main = page.QuerySelector("main")!;
        Assert.Equal("MES <b>", page.QuerySelector("h1")!.TextContent);
        string[] expected = ["Go-live", "Tue 3 Nov 2026", "Sponsor", "Meral Kaya", "Is it on track?", "4 of 5", "brief of Sat 6 Mar"];
        foreach (var text in expected)
            Assert.Contains(text, main.TextContent, StringComparison.Ordinal);
        Assert.Empty(main.QuerySelectorAll("b"));
    }

    [Fact]
    public async Task Who_looked_at_whom_is_kept_once_a_day()
    {
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        for (var look = 0; look < 3; look++)
            await ali.GetAsync($"/projects/{ShortId.Write(_mes.Value)}", Token);
        _house.Clock.Advance(TimeSpan.FromDays(1));
        await ali.GetAsync($"/projects/{ShortId.Write(_mes.Value)}", Token);

        await using var db = _house.Source.Open();
        var looks = await db.Audit.Where(static a => a.Action == "web.project").ToListAsync(Token);
        Assert.Equal(2, looks.Count);
        Assert.All(looks, look => Assert.Equal((_ali.Id, _meral.Id, _mes), (look.ActorId, look.SubjectId, look.ProjectId)));
    }

    [Fact]
    public async Task Somebody_who_cannot_be_reached_stands_there_with_the_reason()
    {
        await _house.WriteAsync(db =>
        {
            AddRole(db, _jonas, RoleKind.Lead, _mes);
            db.People.Find(_jonas.Id)!.StoppedAt = WebHouse.Start.AddDays(-2);
            db.Absences.Add(new Absence
            {
                Id = AbsenceId.New(), PersonId = _meral.Id, From = new DateOnly(2027, 3, 8), Until = new DateOnly(2027, 3, 12),
                DeclaredBy = _meral.Id,
            });
            db.Identities.Single(i => i.PersonId == _ali.Id).DeadReason = "account deactivated";
        }, Token);
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        var rows = (await ali.ReadAsync("/people", Token)).QuerySelectorAll("tbody tr").Select(static r => r.TextContent)
            .ToList();

        Assert.Contains("account deactivated", rows.Single(static r => r.Contains("Ali", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("said stop Sun 7 Mar", rows.Single(static r => r.Contains("Jonas", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("until Fri 12 Mar", rows.Single(static r => r.Contains("Meral", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ledger_is_read_page_by_page_and_by_person()
    {
        await _house.WriteAsync(db =>
        {
            for (var i = 0; i < 60; i++)
                AddDelivery(db, _meral, LedgerEvent.HeldBack, $"reason {i}");
            AddDelivery(db, _ali, LedgerEvent.Sent, null);
        }, Token);
        using var ali = await WebVisitor.SignedInAsync(_house, _ali, Token);

        var first = await ali.ReadAsync($"/deliveries?person={ShortId.Write(_meral.Id.Value)}", Token);
        var second = await ali.ReadAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!, Token);

        Assert.Equal(50, first.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, second.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("reason 59", first.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("reason 0", second.QuerySelectorAll("tbody tr")[^1].TextContent, StringComparison.Ordinal);
    }

    private static void AddRole(LeadershipDb db, Person person, RoleKind kind, ProjectId project) =>
        db.Roles.Add(new RoleAssignment
        {
            Id = RoleId.New(), ProjectId = project, PersonId = person.Id, Kind = kind, From = new DateOnly(2026, 11, 3),
        });

    private static void AddDelivery(LeadershipDb db, Person person, LedgerEvent happened, string? reason) =>
        db.Ledger.Add(new LedgerRow
        {
            At = WebHouse.Start, Event = happened, Kind = MessageKind.Brief, PersonId = person.Id, Reason = reason,
        });

    private static void AddBrief(LeadershipDb db, Person person, ProjectId project, bool answered)
    {
        var line = new CadenceLine
        {
            Id = CadenceLineId.New(), PersonId = person.Id, Kind = PromptKind.Brief, Recurrence = "every week on Tue at 12:00",
        };
        var prompt = new Prompt
        {
            Id = PromptId.New(), PersonId = person.Id, Kind = PromptKind.Brief, CadenceLineId = line.Id,
            LocalDate = new DateOnly(2027, 3, 6),
            LogicalId = LogicalMessageId.New(), DueAt = WebHouse.Start.AddDays(-3), ClosesAt = WebHouse.Start.AddDays(4),
        };
        var questions = AskedQuestion.Write([new AskedQuestion("SITE-99", AnswerType.Scale, "Is it on track?", [], "no", "yes")]);
        var pulse = new Pulse { Id = PulseId.New(), PromptId = prompt.Id, ProjectId = project, Questions = questions };
        db.AddRange(line, prompt, pulse);
        if (answered)
            db.Answers.Add(new Answer
            {
                Id = AnswerId.New(), PulseId = pulse.Id, ItemId = "SITE-99", RespondentId = person.Id,
                Value = AnswerValue.Scale(4).ToWire(),
                Capacity = AnswerCapacity.Self, FirstAt = WebHouse.Start, At = WebHouse.Start,
            });
    }

    private static void Decision(LeadershipDb db, ProjectId project, string key, Person decider)
    {
        var decision = new LeadershipBot.Decisions.Decision
        {
            Id = LeadershipBot.Decisions.DecisionId.New(), ProjectId = project, Number = 1, Key = key,
            Question = "Firewall <owner>", Options = "OT\nIT", AskedAt = WebHouse.Start.AddDays(-3), DueOn = new DateOnly(2027, 3, 12),
        };
        decision.Seats.Add(new LeadershipBot.Decisions.Seat
        {
            Id = LeadershipBot.Decisions.SeatId.New(), DecisionId = decision.Id, PersonId = decider.Id,
            Kind = LeadershipBot.Decisions.SeatKind.First, AskedAt = decision.AskedAt, DueOn = decision.DueOn,
        });
        db.Decisions.Add(decision);
    }
}
