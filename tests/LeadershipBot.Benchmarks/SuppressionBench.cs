using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Audiences;
using LeadershipBot.Crashing;
using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Benchmarks;

/// <summary>One question with so many closed answers, 40 sites and 6 functions: from hidden answers to committed blocks.</summary>
internal static class SuppressionBench
{
    private const int Sites = 40;

    private static readonly DateTimeOffset Start = new(2027, 3, 9, 11, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] sizes)
    {
        var table = new Table("answers", "rule ms", "decided and stored s", "blocks", "more MB");
        foreach (var size in sizes.Length > 0 ? sizes : ["10000", "100000"])
            await CloseAsync(table, int.Parse(size, CultureInfo.InvariantCulture));
        table.Print("Suppression, from closed answers to what may be shown");
        return 0;
    }

    private static async Task CloseAsync(Table table, int answers)
    {
        var clock = new AheadClock(TimeProvider.System, Start - TimeProvider.System.GetUtcNow());
        await using var house = await BenchHouse.OpenAsync(null, [], clock);
        var (question, hidden) = await FillAsync(house, answers);
        var begun = Stopwatch.GetTimestamp();
        var blocks = DisclosureRule.Decide(hidden, PrivacyOptions.LeastForScores).Count;
        var rule = Stopwatch.GetElapsedTime(begun);
        GC.Collect();
        var before = Environment.WorkingSet;
        begun = Stopwatch.GetTimestamp();
        await new QuestionCloser(house.Get<LeadershipDbSource>(), house.Get<WriteGate>(), Options.Create(new PrivacyOptions()), clock)
            .RunAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(begun);
        var more = (Environment.WorkingSet - before) / 1048576;
        await using var db = house.Look();
        var shown = await db.DisclosedBlocks.Where(b => b.QuestionId == question).SumAsync(b => b.Answers);
        if (shown + await db.ConfidentialAnswers.CountAsync() != answers)
            throw new InvalidOperationException($"{answers} answers went in and {shown} were shown.");
        table.Add($"{answers:N0}", $"{rule.TotalMilliseconds:F0}", $"{took.TotalSeconds:F1}", blocks, more);
    }

    private static async Task<(ConfidentialQuestionId Question, List<HiddenAnswer> Hidden)> FillAsync(BenchHouse house, int answers)
    {
        var project = new Project { Id = ProjectId.New(), Name = "MES", CreatedAt = Start };
        var sites = Enumerable.Range(0, Sites).Select(static i => new Site { Id = SiteId.New(), Name = $"Site {i}", Zone = "UTC" }).ToList();
        var asked = new AskedQuestion("WHY-03", AnswerType.YesNo, "Did a senior leader tell you why?",
            [new AskedOption("yes", "Yes"), new AskedOption("no", "No")]);
        var question = new ConfidentialQuestion
        {
            Id = ConfidentialQuestionId.New(), ProjectId = project.Id, ItemId = asked.Item, Occasion = "bench",
            Asked = AskedQuestion.Write([asked]), OpenedAt = Start.AddDays(-7), ClosesAt = Start.AddDays(-1),
        };
        var functions = Enum.GetValues<WorkFunction>();
        var hidden = Enumerable.Range(0, answers).Select(i => new HiddenAnswer(
            ConfidentialAnswerId.New(), sites[i * 7 % Sites].Id, functions[i % functions.Length])).ToList();
        await house.Gate.RunAsync((db, token) => db.AddRangeAsync([project, .. sites, question], token), CancellationToken.None);
        foreach (var some in hidden.Chunk(5000))
            await house.Gate.RunAsync((db, token) => db.AddRangeAsync(some.Select(a => new ConfidentialAnswer
            {
                Id = a.Id, QuestionId = question.Id, SiteId = a.Site, Function = a.Function, Value = a.Id.Value.ToByteArray()[0] < 128 ? "by" : "bn",
            }), token), CancellationToken.None);
        return (question.Id, hidden);
    }
}
