using LeadershipBot.Cadences;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;

namespace LeadershipBot.Decisions;

/// <summary>How seats are taken and a history is written. Values only.</summary>
internal static class Seating
{
    /// <summary>How long a decision can be taken back with one word.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromMinutes(30);

    /// <summary>Whoever gets a decision passed on has this many working days at least.</summary>
    public static readonly WorkingDays LeastTime = new(3);

    /// <summary>How soon the PMO brings what was asked for.</summary>
    public static readonly WorkingDays NeedWithin = new(2);

    public static Seat Place(Decision decision, Person person, SeatKind kind, DateOnly dueOn, DateTimeOffset now) => new()
    {
        Id = SeatId.New(), DecisionId = decision.Id, PersonId = person.Id, Kind = kind, AskedAt = now, DueOn = dueOn,
        WakeAt = DueAt(dueOn, person.Zone),
    };

    /// <summary>The end of the last day that is in time.</summary>
    public static DateTimeOffset DueAt(DateOnly dueOn, string zone) =>
        Cadence.InstantOf(dueOn.AddDays(1), TimeOnly.MinValue, zone);

    /// <summary>The agreed date, or later where it would leave less than the least time.</summary>
    public static DateOnly DueFor(DateOnly agreed, Availability availability, DateTimeOffset now)
    {
        var least = WorkingHours.AddWorkingDays(now, LeastTime, availability) is { } at
            ? Zones.DateOf(at, availability.Zone) : agreed;
        return least > agreed ? least : agreed;
    }

    public static DecisionStep Note(this Decision decision, StepKind kind, DateTimeOffset at, PersonId? actor, SeatId? seat,
        string? detail)
    {
        var step = new DecisionStep
        {
            DecisionId = decision.Id, Number = decision.Steps.Count == 0 ? 1 : decision.Steps.Max(static s => s.Number) + 1,
            Kind = kind, At = at, ActorId = actor, SeatId = seat,
            Detail = detail is null ? null : CommandMessages.Cut(detail, Decision.MaxNote),
        };
        decision.Steps.Add(step);
        decision.Version++;
        return step;
    }

    public static Standing Standing(this Decision decision) =>
        OutcomeRule.Of(decision.Seats.Select(static s => new Vote(s.Kind, s.State, s.Choice)));

    /// <summary>The name of the next state, and when those who wait are to hear of it.</summary>
    public static void Settle(this Decision decision, DecisionState state, int? chosen, DateTimeOffset at, DateTimeOffset now)
    {
        (decision.State, decision.Chosen) = (state, chosen);
        decision.SettledAt = state == DecisionState.Open ? null : at;
        // Open again needs no waiting: whoever was told something else has to know at once.
        decision.TellAt = state != DecisionState.Open ? now + UndoFor : decision.ToldAt is null ? null : now;
        decision.Version++;
    }
}
