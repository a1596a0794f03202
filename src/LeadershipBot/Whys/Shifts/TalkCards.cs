using LeadershipBot.Cadences;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Sends;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Shifts;

/// <summary>Gives each shift's lead their card before the shift: for the audiences of a message whose people have no account.</summary>
internal static class TalkCards
{
    private static readonly TimeSpan BeforeShift = TimeSpan.FromMinutes(30);

    /// <summary>At the beginning of a sending. A crew has one card per message; one that is there is left alone.</summary>
    public static async Task QueueAsync(LeadershipDb db, Why why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var crews = (await db.ShiftCrews.Where(c => c.ProjectId == why.ProjectId
                && !db.TalkCards.Any(t => t.WhyId == why.Id && t.CrewId == c.Id)).OrderBy(c => c.Id).ToListAsync(cancellationToken))
            .FindAll(c => why.Targets.Exists(t => t.Function == c.Function && t.SiteId == c.SiteId));
        var leads = crews.Select(static c => c.LeadId).ToList();
        var people = await db.People.Include(p => p.Identities).Where(p => leads.Contains(p.Id))
            .ToDictionaryAsync(static p => p.Id, cancellationToken);
        var zones = await db.Sites.ToDictionaryAsync(static s => s.Id, static s => s.Zone, cancellationToken);
        var outbox = new Outbox(db, now, Correlation.New());
        foreach (var crew in crews)
        {
            var at = NextStart(crew.StartsAt, zones[crew.SiteId], now);
            var card = new TalkCard
            {
                Id = TalkCardId.New(), WhyId = why.Id, CrewId = crew.Id, LogicalId = LogicalMessageId.New(), Heads = crew.Heads,
                DueAt = at,
            };
            db.TalkCards.Add(card);
            if (Outbox.PreferredAddress(people[crew.LeadId]) is { } to)
                outbox.Post(people[crew.LeadId], to, card.LogicalId, MessageKind.TalkCard, card.Id.Value, at, now + WhyFanOut.Lasts);
        }
    }

    /// <summary>Half an hour before the next start by the site's clock.</summary>
    internal static DateTimeOffset NextStart(TimeOnly startsAt, string zone, DateTimeOffset now)
    {
        var today = Zones.DateOf(now, zone);
        var at = Cadence.InstantOf(today, startsAt, zone) - BeforeShift;
        return at >= now ? at : Cadence.InstantOf(today.AddDays(1), startsAt, zone) - BeforeShift;
    }
}

/// <summary>The talk card as its lead has it.</summary>
/// <param name="Lines">What to say, three lines at most.</param>
internal sealed record TalkView(
    TalkCardId Id, ProjectId ProjectId, string Project, ShiftCrewId CrewId, string Crew, string Site, int Heads,
    IReadOnlyList<string> Lines, string Signature, int? Told);

/// <summary>Writes the card just before the shift.</summary>
public sealed class TalkCardComposer(Templates.TemplateSet templates) : IComposer
{
    public MessageKind Kind => MessageKind.TalkCard;

    public async Task<Composed> ComposeAsync(LeadershipDb db, OutboxRow row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = TalkCardId.From(row.SubjectId!.Value);
        if (await db.TalkCards.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } card
            || await WhyView.ReadAsync(db, templates, card.WhyId, cancellationToken) is not { } why)
            return new Composed.Drop("the card is gone");
        if (why is not { State: WhyState.Sending or WhyState.Sent, Signer: not null })
            return new Composed.Drop("nobody's signature stands");
        var person = await db.People.Include(p => p.Identities).FirstAsync(p => p.Id == row.PersonId, cancellationToken);
        // A shift may start outside the hours of its lead's own calendar: the card goes by the shift.
        if (row.Revision == 0 && Reach.Why(person) is { } unreachable)
            return new Composed.Drop(unreachable);
        if (row.Revision == 0 && await db.Settings.AnyAsync(s => s.Key == SettingKeys.Paused, cancellationToken))
            return new Composed.Later(now.AddHours(1), "paused");
        var crew = await db.ShiftCrews.FirstAsync(c => c.Id == card.CrewId, cancellationToken);
        var site = await db.Sites.Where(s => s.Id == crew.SiteId).Select(s => s.Name).FirstAsync(cancellationToken);
        return new Composed.Ready(ShiftMessages.Card(new TalkView(id, why.ProjectId, why.Project, crew.Id, crew.Name, site,
            card.Heads, TalkLines.Of(why.Text!), WhyText.Signature(why.Signer!, why.SignedAs!.Value, why.Project), card.Told)));
    }
}
