using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.People.Privacy;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Pulses.Commands;

public sealed record DeliveryRow(DateTimeOffset At, string Person, MessageKind Kind, LedgerEvent Event, string? Reason)
{
    public PersonId PersonId { get; init; }
}

public static class DeliveriesQuery
{
    public const int Most = 30;

    /// <param name="db">The database.</param>
    /// <param name="people">Whose deliveries; null for everybody's.</param>
    /// <param name="most">Newest first, at most so many.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task<IReadOnlyList<DeliveryRow>> RunAsync(
        LeadershipDb db, IReadOnlyCollection<PersonId>? people, int most, CancellationToken cancellationToken) =>
        await db.Ledger.Where(r => (people == null || people.Contains(r.PersonId)) && r.Kind != MessageKind.Reply
                && r.Event != LedgerEvent.Edited && r.Event != LedgerEvent.Planned && r.Event != LedgerEvent.Answered
                && r.Event != LedgerEvent.Closed)
            .OrderByDescending(r => r.Seq).Take(most)
            .Join(db.People, r => r.PersonId, p => p.Id,
                (r, p) => new { r.Seq, r.At, r.PersonId, p.Name, r.Kind, r.Event, r.Reason })
            .OrderByDescending(r => r.Seq)
            .Select(r => new DeliveryRow(r.At, r.Name, r.Kind, r.Event, r.Reason) { PersonId = r.PersonId })
            .ToListAsync(cancellationToken);
}

public sealed class DeliveriesCommand : ICommand
{
    public string Grammar => "deliveries [<person>]";

    public Needs Needs => Needs.Pmo;

    public string Help => "what was sent, held back, failed or is in doubt, with its reason";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var people = await Sight.Of(turn.Actor).PeopleAsync(turn, cancellationToken);
        if (arguments.PersonOrNull() is { } one)
        {
            if (people?.Contains(one) == false)
                return BriefCommandMessages.NotYours(await turn.NameOfAsync(one, cancellationToken));
            people = [one];
        }
        var rows = await DeliveriesQuery.RunAsync(turn.Db, people, DeliveriesQuery.Most, cancellationToken);
        await turn.SawAsync("deliveries.seen", rows.Select(static r => r.PersonId), null, cancellationToken);
        return new Reply(DeliveriesMessages.List(rows, turn.Actor.Person.Zone));
    }
}

/// <summary>The words of <c>deliveries</c>. Pure.</summary>
public sealed class DeliveriesMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries =>
    [
        GalleryEntry.Of("deliveries", "What was sent, and what was not", List(
        [
            new DeliveryRow(At(9), "Meral Kaya", MessageKind.Brief, LedgerEvent.Sent, null),
            new DeliveryRow(At(9), "Jonas Weber", MessageKind.Brief, LedgerEvent.Skipped, "a public holiday"),
            new DeliveryRow(At(8), "Ines Duarte", MessageKind.Brief, LedgerEvent.Ambiguous, "no answer in 30 s"),
        ], "Europe/Istanbul")),
        GalleryEntry.Of("deliveries.nothing", "Nothing was sent yet", List([], "Europe/Istanbul")),
    ];

    public static Message List(IReadOnlyList<DeliveryRow> rows, string zone)
    {
        if (rows.Count == 0)
            return Message.Say("Nothing was sent yet. The first messages leave after: start pilot PROJECT.");
        var doubtful = rows.Count(static r => r.Event is LedgerEvent.Ambiguous or LedgerEvent.Failed or LedgerEvent.Parked);
        var lead = doubtful == 0 ? $"The last {rows.Count} deliveries; none is in doubt."
            : $"The last {rows.Count} deliveries; {doubtful} {(doubtful == 1 ? "needs" : "need")} a look.";
        return new Message(lead,
        [
            new Text(lead), new Facts([.. rows.Select(r => new Fact($"{Briefs.BriefMessages.Moment(r.At, zone)}, {r.Person}",
                Line(r)))]),
        ]);
    }

    /// <summary>One delivery in one line, as a log would tell it.</summary>
    public static string Sentence(DeliveryRow row) => $"{row.Person}: {Line(row)}";

    private static string Line(DeliveryRow row)
    {
        var what = $"{Words(row.Kind)} {Words(row.Event)}";
        return row.Reason is null ? what : $"{what}: {row.Reason}";
    }

    private static string Words(MessageKind kind) => kind switch
    {
        MessageKind.PmoNotice or MessageKind.AnswerNotice => "PMO notice",
        MessageKind.BriefCopy => "Copy of a brief",
        MessageKind.DecisionAsk => "Ask for a decision",
        MessageKind.DecisionNotice => "Notice of a decision",
        _ => kind.ToString(),
    };

    private static string Words(LedgerEvent what) => what switch
    {
        LedgerEvent.HeldBack => "held back",
        LedgerEvent.Ambiguous => "sent, but nobody knows whether it arrived",
        LedgerEvent.Missed => "missed by the bot",
        _ => what.ToString().ToLowerInvariant(),
    };

    private static DateTimeOffset At(int day) => new(2027, 3, day, 9, 0, 0, TimeSpan.Zero);
}
