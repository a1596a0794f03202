using System.Globalization;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences.Mondays;

/// <summary>What waits on whom, oldest first.</summary>
public sealed class WaitingOnMonday : IMondaySource
{
    public int Order => 10;

    public async Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken)
    {
        var rows = await WaitingQuery.RunAsync(db, request.Pmo, request.Now, cancellationToken);
        var zone = request.Pmo.Person.Zone;
        return new MondaySection(rows.Count, "Waiting", [.. rows.Take(MondaySection.MostLines).Select(r => new Fact(r.Person,
            $"{string.Join(", ", r.Projects)}, since {MondayMessages.Day(r.Since, zone)}"))],
            Button.Command("What waits", "waiting"));
    }
}

/// <summary>Briefs that closed without an answer.</summary>
public sealed class UnansweredOnMonday : IMondaySource
{
    public int Order => 20;

    public async Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken)
    {
        var sight = MondaySight.Of(request.Pmo);
        var rows = await db.Prompts.Where(p => p.State == PromptState.Closed && p.Kind == PromptKind.Brief && p.ClosesAt > request.Since
                && p.ClosesAt <= request.Now && p.Pulses.Any(u => sight.All || sight.Projects.Contains(u.ProjectId)))
            .OrderBy(p => p.ClosesAt).Join(db.People, p => p.PersonId, p => p.Id, (p, person) => new { p.ClosesAt, person.Name })
            .ToListAsync(cancellationToken);
        return new MondaySection(rows.Count, "Closed unanswered", [.. rows.Take(MondaySection.MostLines)
            .Select(r => new Fact(r.Name, $"closed {MondayMessages.Day(r.ClosesAt, request.Pmo.Person.Zone)}"))],
            Button.Command("Projects", "projects"));
    }
}

/// <summary>Answers of executives that asked for something, as the PMO was told in the week.</summary>
public sealed class ConcernsOnMonday : IMondaySource
{
    public int Order => 30;

    public async Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken)
    {
        var told = await db.Outbox.Where(r => r.Kind == MessageKind.AnswerNotice && r.PersonId == request.Pmo.Id && r.Revision == 0
                && r.State == OutboxState.Sent && r.EnqueuedAt > request.Since)
            .Select(r => r.SubjectId).ToListAsync(cancellationToken);
        var ids = told.OfType<Guid>().Select(static id => new AnswerId(id)).ToList();
        var rows = await db.Answers.Where(a => ids.Contains(a.Id) && !a.Withdrawn)
            .Join(db.Pulses, a => a.PulseId, u => u.Id, (a, u) => new { a, u })
            .Join(db.Projects, x => x.u.ProjectId, j => j.Id, (x, j) => new { x.a, x.u.Questions, Project = j.Name })
            .Join(db.People, x => x.a.RespondentId, p => p.Id, (x, p) => new { x.a, x.Questions, x.Project, p.Name })
            .OrderBy(x => x.a.At).ToListAsync(cancellationToken);
        return new MondaySection(rows.Count, "Shared concerns", [.. rows.Take(MondaySection.MostLines).Select(static x =>
        {
            var question = AskedQuestion.Read(x.Questions).First(q => q.Item == x.a.ItemId);
            return new Fact($"{x.Name}, {x.Project}", question.Say(Pulses.Bank.AnswerValue.Parse(x.a.Value).Value));
        })], null);
    }
}

/// <summary>What the week's message budget held back.</summary>
public sealed class HeldBackOnMonday : IMondaySource
{
    public int Order => 40;

    public async Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken)
    {
        var people = MondaySight.PeopleOf(db, request.Pmo);
        var rows = await db.Ledger.Where(r => r.At > request.Since && people.Any(p => p.Id == r.PersonId)
                && (r.Event == LedgerEvent.HeldBack || r.Event == LedgerEvent.Skipped) && r.Reason != null)
            .GroupBy(r => r.Reason!).Select(g => new { Reason = g.Key, Count = g.Count() }).OrderByDescending(g => g.Count)
            .ThenBy(g => g.Reason).ToListAsync(cancellationToken);
        return new MondaySection(rows.Sum(static r => r.Count), "Held back", [.. rows.Take(MondaySection.MostLines)
            .Select(static r => new Fact(r.Reason, r.Count.ToString(CultureInfo.InvariantCulture)))], Button.Command("Deliveries", "deliveries"));
    }
}

/// <summary>Deliveries that failed or are in doubt.</summary>
public sealed class FailedOnMonday : IMondaySource
{
    public int Order => 50;

    public async Task<MondaySection> ReadAsync(LeadershipDb db, MondayRequest request, CancellationToken cancellationToken)
    {
        var people = MondaySight.PeopleOf(db, request.Pmo);
        var rows = await db.Ledger.Where(r => r.At > request.Since && (r.Event == LedgerEvent.Failed || r.Event == LedgerEvent.Ambiguous
                || r.Event == LedgerEvent.Parked))
            .Join(people, r => r.PersonId, p => p.Id, (r, p) => new { r.At, p.Name, r.Reason }).OrderBy(r => r.At)
            .ToListAsync(cancellationToken);
        return new MondaySection(rows.Count, "Failed or in doubt", [.. rows.Take(MondaySection.MostLines)
            .Select(static r => new Fact(r.Name, r.Reason ?? "no reason was given"))], Button.Command("Deliveries", "deliveries"));
    }
}

/// <summary>Whose week a PMO's digest tells.</summary>
internal sealed record MondaySight(bool All, IReadOnlyList<ProjectId> Projects)
{
    public static MondaySight Of(Actor pmo) => new(pmo.IsAdmin,
        [.. pmo.Roles.Where(static r => r.Kind == RoleKind.Pmo).Select(static r => r.ProjectId).Distinct()]);

    public static IQueryable<Person> PeopleOf(LeadershipDb db, Actor pmo)
    {
        var sight = Of(pmo);
        return db.People.Where(p => sight.All || db.Roles.Any(r => r.PersonId == p.Id && sight.Projects.Contains(r.ProjectId)));
    }
}
