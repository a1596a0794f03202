using LeadershipBot.Projects;
using LeadershipBot.Whys.Templates;

namespace LeadershipBot.Whys;

/// <summary>What the rhythm of one audience depends on. Days are local days of the site.</summary>
/// <param name="GoLiveOn">The day its site goes live, as planned or as it was.</param>
/// <param name="LastSentOn">The newest day a why went to this audience.</param>
public sealed record CadenceFacts(Phase Phase, DateOnly? ApprovedOn, DateOnly? GoLiveOn, DateOnly? LastSentOn, DateOnly Since);

/// <summary>The next why of an audience: what for, and from which day on.</summary>
public readonly record struct WhyDue(WhyOccasion Occasion, DateOnly On);

/// <summary>
/// When an audience is to hear why: at the kick-off, then every four weeks, around a go-live 10 and 2 days before and 1, 10
/// and 30 days after, quarterly in sustain; never twice in seven days. Pure.
/// </summary>
public static class WhyCadence
{
    /// <summary>Two messages to one audience are at least so many days apart.</summary>
    public const int RestDays = 7;

    /// <summary>A message tied to a day is of no use much later.</summary>
    private const int StaleAfterDays = 5;

    private const int RegularDays = 28;
    private const int QuarterDays = 91;

    /// <summary>After the decision is out, and before anybody has to ask.</summary>
    private const int StartAfterDays = 3;

    private static readonly (int Days, WhyOccasion Occasion)[] AroundGoLive =
        [(-10, WhyOccasion.Before), (-2, WhyOccasion.Before), (1, WhyOccasion.After), (10, WhyOccasion.After), (30, WhyOccasion.Day30)];

    /// <summary>Null when nothing is due in this phase.</summary>
    public static WhyDue? Next(CadenceFacts facts, DateOnly today)
    {
        if (facts.Phase is Phase.Planning or Phase.Closed)
            return null;
        var rested = facts.LastSentOn?.AddDays(RestDays) ?? DateOnly.MinValue;
        var around = NextAroundGoLive(facts, rested, today);
        var regular = Rhythm(facts, rested);
        // What comes by itself gives way to what is tied to a day in the same week.
        return around is { } tied && regular.On.AddDays(RestDays) > tied.On ? tied : regular;
    }

    private static WhyDue? NextAroundGoLive(CadenceFacts facts, DateOnly rested, DateOnly today)
    {
        if (facts.GoLiveOn is not { } day)
            return null;
        foreach (var (days, occasion) in AroundGoLive)
        {
            var wanted = day.AddDays(days);
            var on = wanted > rested ? wanted : rested;
            if (wanted > (facts.LastSentOn ?? DateOnly.MinValue) && on <= wanted.AddDays(StaleAfterDays)
                && today <= wanted.AddDays(StaleAfterDays))
                return new WhyDue(occasion, on);
        }
        return null;
    }

    private static WhyDue Rhythm(CadenceFacts facts, DateOnly rested)
    {
        if (facts.LastSentOn is not { } last)
            return new WhyDue(WhyOccasion.Start, Later((facts.ApprovedOn ?? facts.Since).AddDays(StartAfterDays), facts.Since));
        return facts.Phase == Phase.Sustain
            ? new WhyDue(WhyOccasion.Quarter, Later(last.AddDays(QuarterDays), rested))
            : new WhyDue(WhyOccasion.Regular, Later(last.AddDays(RegularDays), rested));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
