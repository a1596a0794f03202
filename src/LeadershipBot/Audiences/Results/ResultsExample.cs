using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Audiences.Results;

/// <summary>A made-up quarter for the gallery.</summary>
internal static class ResultsExample
{
    private static readonly SiteId Bursa = SiteId.From(new Guid("01890000-0000-7000-8000-000000000031"));
    private static readonly SiteId Ulm = SiteId.From(new Guid("01890000-0000-7000-8000-000000000032"));

    private static readonly AskedQuestion Ownership = new("OWN-03", AnswerType.Scale,
        "When work crosses the line between IT and OT, I know whose call it is.", [], "strongly disagree", "strongly agree");

    private static readonly AskedQuestion Cleared = new("DEC-10", AnswerType.YesNo,
        "Did a senior leader clear an obstacle for us this month?", [new AskedOption("yes", "Yes"), new AskedOption("no", "No")]);

    public static ResultsView View { get; } = new("MES", $"{TeamPulseRule.Prefix}2027-Q1",
        [
            new QuestionResult(Shown(Ownership, "2", "4",
                (Cut.Everyone, 11, 15), (new Cut(Bursa, null), 5, 12), (new Cut(null, WorkFunction.It), 6, 2),
                (new Cut(null, WorkFunction.Operators), 2, 10), (new Cut(Bursa, WorkFunction.Operators), 2, 10)),
                new Cell(Cut.Everyone, 22, new Dictionary<string, int> { ["2"] = 18, ["4"] = 4 }, [])),
            new QuestionResult(Shown(Cleared, "no", "yes", (Cut.Everyone, 16, 8), (new Cut(Bursa, null), 9, 7)), null),
        ],
        new Dictionary<SiteId, string> { [Bursa] = "Bursa", [Ulm] = "Ulm" }, ["Ulm", "Maintenance"], new Thresholds(5, 10));

    private static Disclosed Shown(AskedQuestion asked, string low, string high, params (Cut Cut, int Low, int High)[] cells) => new(
        new ConfidentialQuestion
        {
            Id = ConfidentialQuestionId.From(new Guid("01890000-0000-7000-8000-000000000041")), ProjectId = default,
            ItemId = asked.Item, Occasion = $"{TeamPulseRule.Prefix}2027-Q1", Asked = AskedQuestion.Write([asked]),
            OpenedAt = default, ClosesAt = default, Settled = true,
        }, asked,
        [.. cells.Select(c => new Cell(c.Cut, c.Low + c.High, new Dictionary<string, int> { [low] = c.Low, [high] = c.High }, []))]);
}
