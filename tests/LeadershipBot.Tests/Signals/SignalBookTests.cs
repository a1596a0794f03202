using CsCheck;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Signals;
using LeadershipBot.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LeadershipBot.Tests.Signals;

public sealed class SignalBookTests
{
    /// <summary>One note or taking back, drawn over few enough subjects that they meet again.</summary>
    private sealed record Step(
        int Person, bool HasProject, SignalKind Kind, int Subject, int Week, SignalOutcome Outcome, int Latency, bool TakeBack);

    private static readonly Gen<Step> Steps =
        from person in Gen.Int[0, 1]
        from project in Gen.Bool
        from kind in Gen.Int[0, 1].Select(static k => k == 0 ? SignalKind.Prompt : SignalKind.Decision)
        from subject in Gen.Int[0, 3]
        from week in Gen.Int[0, 1]
        from outcome in Gen.Enum<SignalOutcome>()
        from latency in Gen.Int[0, 500]
        from back in Gen.Int[0, 4]
        select new Step(person, project, kind, subject, week, outcome, latency, back == 0);

    [Fact]
    public async Task Weeks_added_up_as_signals_come_and_go_are_what_adding_up_anew_gives()
    {
        await using var house = await BotHouse.OpenAsync();
        var (project, one, two) = (Some.Project("MES"), Some.Person("Meral Kaya"), Some.Person("Jonas Weber"));
        await house.AddAsync(project, one, two);
        PersonId[] people = [one.Id, two.Id];
        var subjects = Enumerable.Range(0, 4).Select(static _ => Guid.CreateVersion7()).ToArray();
        await Steps.Array[1, 25].SampleAsync(async steps =>
        {
            await ForgetAllAsync(house);
            foreach (var step in steps)
                await house.Gate.RunAsync((db, token) => step.TakeBack
                    ? SignalBook.TakeBackAsync(db, step.Kind, subjects[step.Subject], people[step.Person], token)
                    : SignalBook.RecordAsync(db, Drawn(step, people, subjects, project.Id), token), CancellationToken.None);
            var kept = await WeeksAsync(house);
            await house.Gate.RunAsync(static (db, token) => SignalBook.RebuildAsync(db, null, token), CancellationToken.None);
            Assert.Equal(await WeeksAsync(house), kept);
        }, iter: 25, threads: 1);
    }

    [Fact]
    public async Task A_subject_noted_again_counts_once_as_it_was_noted_last()
    {
        await using var house = await BotHouse.OpenAsync();
        var meral = Some.Person("Meral Kaya");
        await house.AddAsync(meral);
        var subject = Guid.CreateVersion7();
        foreach (var outcome in new[] { SignalOutcome.Missed, SignalOutcome.Met })
            await house.Gate.RunAsync((db, token) => SignalBook.RecordAsync(db, Drawn(
                new Step(0, false, SignalKind.Prompt, 0, 0, outcome, 30, false), [meral.Id], [subject], default), token),
                CancellationToken.None);
        await using var look = house.Look();
        Assert.Equal(SignalOutcome.Met, Assert.Single(await look.Signals.ToListAsync(TestContext.Current.CancellationToken)).Outcome);
        var week = Assert.Single(await look.SignalWeeks.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, 1.0, 30L), (week.Opportunities, week.Credit, week.LatencyMinutes));
    }

    private static Signal Drawn(Step step, PersonId[] people, Guid[] subjects, ProjectId project) => new()
    {
        PersonId = people[step.Person], ProjectId = step.HasProject ? project : null, Kind = step.Kind,
        SubjectId = subjects[step.Subject], AskedAt = Some.Monday, DueAt = Some.Monday.AddDays(5), Outcome = step.Outcome,
        ActedAt = step.Outcome == SignalOutcome.Met ? Some.Monday.AddHours(1) : null,
        Credit = step.Outcome == SignalOutcome.Met ? 1 : 0,
        LatencyMinutes = step.Outcome == SignalOutcome.Met ? step.Latency : null,
        DepthDone = step.Outcome == SignalOutcome.Met ? 1 : 0, DepthAsked = 2,
        Week = new DateOnly(2027, 3, 1).AddDays(7 * step.Week),
    };

    private static Task ForgetAllAsync(BotHouse house) => house.Gate.RunAsync(static async (db, token) =>
    {
        await db.Signals.ExecuteDeleteAsync(token);
        await db.SignalWeeks.ExecuteDeleteAsync(token);
    }, CancellationToken.None);

    /// <summary>What is added up, weeks that add up to nothing left out.</summary>
    private static async Task<List<string>> WeeksAsync(BotHouse house)
    {
        await using var db = house.Look();
        return [.. (await db.SignalWeeks.ToListAsync()).Where(static w => w.Opportunities + w.Excused > 0).Select(static w =>
            $"{w.PersonId} {w.ProjectId} {w.Kind} {w.Week} {w.Opportunities} {w.Credit} {w.Excused} {w.Acted} {w.LatencyMinutes} "
            + $"{w.DepthDone} {w.DepthAsked}").Order(StringComparer.Ordinal)];
    }
}
