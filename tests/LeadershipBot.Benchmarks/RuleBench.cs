using System.Diagnostics;
using LeadershipBot.Cadences;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Benchmarks;

/// <summary>The pure rules a sweep runs for everybody, on one core: time and allocation of one decision.</summary>
internal static class RuleBench
{
    private const int Rounds = 200_000;

    private static readonly DateOnly Tuesday = new(2027, 3, 9);

    public static int Run()
    {
        var table = new Table("one decision", "ns", "bytes", "per s");
        var person = new Availability("Europe/Berlin")
        {
            Absences = [DateSpan.OneDay(Tuesday.AddDays(3))],
            Holidays = new HashSet<DateOnly> { Tuesday.AddDays(20), Tuesday.AddDays(21) },
        };
        var weekly = Recurrence.Parse("every week on Tue at 12:00 from 2027-02-23").Value;
        var friday = Recurrence.Parse("every week on Fri at 12:00 from 2027-02-26").Value;
        var rule = StaleRule.AfterWorkingDays(new WorkingDays(2));
        var noon = Cadence.InstantOf(Tuesday, new TimeOnly(12, 0), person.Zone);
        Measure(table, "slot, the person is open", i => Cadence.Slot(weekly, Tuesday.AddDays(7 * (i % 2)), person, rule));
        Measure(table, "slot, moved past an absence and a weekend", _ => Cadence.Slot(friday, Tuesday.AddDays(3), person, rule));
        Measure(table, "what is due now", _ => Cadence.Due(weekly, Tuesday.AddDays(-7), noon, person, rule, TimeSpan.FromHours(48)));
        Measure(table, "close, five working days on", _ => WorkingHours.AddWorkingDays(noon, new WorkingDays(5), person));
        var bank = BankFile.LoadBuiltIn([]).Value;
        var facts = new QuestionFacts(new Dictionary<string, string> { ["project"] = "MES" });
        Measure(table, "questions, nothing asked before", _ => Choose(bank, facts, []));
        var history = History(bank, facts);
        Measure(table, $"questions, {history.Count} asked in 40 weeks", _ => Choose(bank, facts, history));
        table.Print("Rules on one core");
        return 0;
    }

    private static QuestionSet Choose(QuestionBank bank, QuestionFacts facts, IReadOnlyList<AskedItem> history, DateOnly? on = null) =>
        QuestionChoice.Pick(bank, new Occasion(Audience.Executive, PulsePhase.Execution, facts, history, [], on ?? Tuesday));

    /// <summary>What the rule itself would have asked every second week.</summary>
    private static List<AskedItem> History(QuestionBank bank, QuestionFacts facts)
    {
        var history = new List<AskedItem>();
        for (var week = 40; week > 0; week -= 2)
        {
            var on = Tuesday.AddDays(-7 * week);
            history.AddRange(Choose(bank, facts, history, on).Closed.Select(item => new AskedItem(item.Id, on, null)).ToList());
        }
        return history;
    }

    private static void Measure<T>(Table table, string name, Func<int, T> decide)
    {
        var kept = default(T);
        for (var i = 0; i < Rounds / 10; i++)
            kept = decide(i);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds; i++)
            kept = decide(i);
        var took = Stopwatch.GetElapsedTime(started);
        bytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Rounds;
        GC.KeepAlive(kept);
        table.Add(name, $"{took.TotalNanoseconds / Rounds:F0}", bytes, $"{Rounds / took.TotalSeconds:N0}");
    }
}
