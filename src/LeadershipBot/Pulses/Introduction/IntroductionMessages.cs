using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Briefs;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Introduction;

/// <summary>The first message: who asked for it, what comes when, what is recorded, and nothing asked but a time.</summary>
public sealed class IntroductionComposer : IComposer, IGallerySource
{
    public MessageKind Kind => MessageKind.Introduction;

    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("introduction", "The first message to an executive",
            Write("Ali Demir", ["MES", "Historian"], "Tuesdays every second week at 12:00", agreed: false)),
        GalleryEntry.Of("introduction.agreed", "The first message, once the time is agreed",
            Write("Ali Demir", ["MES", "Historian"], "Thursdays every second week at 08:30", agreed: true)),
    ];

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var person = await db.People.Include(p => p.Absences).FirstOrDefaultAsync(
            p => p.Id == new PersonId(row.SubjectId!.Value), cancellationToken);
        if (person is not { LeftAt: null, StoppedAt: null })
            return new Composed.Drop(person?.StoppedAt is null ? "has left" : "said stop");
        var projects = await Sponsored(db, person.Id, now).ToListAsync(cancellationToken);
        if (projects.Count == 0)
            return new Composed.Drop("no running project with this sponsor");
        var availability = (await HolidayBook.ReadAsync(db, cancellationToken)).Of(person);
        if (row.Revision == 0 && WorkingHours.WhyClosed(now, availability) is var closed and not ClosedReason.Open)
            return WorkingHours.NextOpen(now, availability, now.AddDays(60)) is { } open
                ? new Composed.Later(open, Planning.BriefRule.Why(closed))
                : new Composed.Drop(Planning.BriefRule.Why(closed));
        var pmo = (await Pmos.OfAsync(db, projects[0].Id, now, cancellationToken)).FirstOrDefault()?.Name;
        var line = await db.CadenceLines.FirstAsync(l => l.PersonId == person.Id && l.Kind == PromptKind.Brief, cancellationToken);
        return new Composed.Ready(Write(pmo ?? "The project office", [.. projects.Select(static p => p.Name)],
            Recurrence.Parse(line.Recurrence).Value.ToPhrase(), line.ChosenByPerson));
    }

    internal static IQueryable<Project> Sponsored(LeadershipDb db, PersonId person, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.Projects.Where(p => p.PilotStartedAt != null && p.PausedAt == null && p.Phase != Phase.Closed
            && db.Roles.Any(r => r.ProjectId == p.Id && r.PersonId == person && r.Kind == RoleKind.Sponsor && r.From <= today
                && (r.Until == null || r.Until >= today))).OrderBy(p => p.Name);
    }

    private static Message Write(string pmo, IReadOnlyList<string> projects, string slot, bool agreed)
    {
        var names = BriefMessages.Names(projects);
        var lead = $"{pmo} (PMO) asked me to bring you what waits on you in {names}: {slot}, about 60 seconds.";
        const string recorded = "I record whether requests were answered and decisions made, never your messages or calendar. "
            + "You see any concern five working days before the PMO does.";
        Block last = agreed
            ? new Note("The time is agreed. Type time to change it, stop to end it.")
            : new Buttons(
            [
                Button.For("Start", new AcceptSlot(), ButtonTone.Primary), Button.For("Other time…", new PickSlot()),
                Button.For("Assistant…", new NameAssistant()), Button.For("Not me", new NotMe()),
            ]);
        return new Message(lead, [new Text(lead), new Text(recorded), last]);
    }
}

public sealed record AcceptSlot : IAction<AcceptSlot>
{
    public static string Name => "intro.accept.1";
}

public sealed record PickSlot : IAction<PickSlot>, IOpensForm
{
    public static string Name => "intro.time.1";
}

public sealed record ChooseSlot : IAction<ChooseSlot>
{
    public static string Name => "intro.slot.1";
}

public sealed record NameAssistant : IAction<NameAssistant>, IOpensForm
{
    public static string Name => "intro.assistant.1";
}

public sealed record SetAssistant : IAction<SetAssistant>
{
    public static string Name => "intro.setassistant.1";
}

public sealed record NotMe : IAction<NotMe>
{
    public static string Name => "intro.notme.1";
}
