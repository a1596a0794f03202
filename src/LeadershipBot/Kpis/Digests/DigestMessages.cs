using LeadershipBot.Kpis.Calls;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Kpis.Digests;

/// <summary>The words of a team's digest.</summary>
internal static class DigestMessages
{
    public static Message Digest(IReadOnlyList<KpiView> chosen, DigestCall? call)
    {
        var project = chosen[0].Project;
        var first = $"{project} in numbers: {KpiMessages.Counts(chosen)}.";
        var blocks = new List<Block> { new Text(first) };
        blocks.AddRange(chosen.Where(static v => v.Points.Count > 1).Take(DigestRule.MostPictures).Select(static v => v.Trend));
        blocks.Add(new Facts([.. chosen.Select(static v => new Fact(v.Kpi.Name,
            v.Owner is null ? KpiMessages.Line(v) : $"{KpiMessages.Line(v)}, {v.Owner}"))]));
        if (call is not null)
            blocks.Add(new Text(Decision(call)));
        blocks.Add(new Buttons([Said.Next("All KPIs", $"kpis {project}")]));
        blocks.Add(new Note("Every four weeks, about 40 seconds. Grey is a value too old to speak."));
        return new(first, blocks);
    }

    private static string Decision(DigestCall call) => call.Ask.State == KpiAskState.Decided
        ? $"Decided by {call.Name}: {CallMessages.Word(call.Ask.Choice!.Value)}, for {call.View.Kpi.Name}."
        : $"The one decision it asks for, of {call.Name}: {CallMessages.Question(call.View, call.Ask)}";
}
