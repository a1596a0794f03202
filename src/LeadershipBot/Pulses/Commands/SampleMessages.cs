using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Pulses.Planning;

namespace LeadershipBot.Pulses.Commands;

/// <summary>A brief shown to somebody it is not for: its words, and its buttons as words. Pure.</summary>
internal static class SampleMessages
{
    public static Message Sample(
        BriefInput input, IReadOnlyList<PlannedPulse> planned, IReadOnlyList<BriefPart> parts, DateTimeOffset now)
    {
        var names = input.Projects.ToDictionary(static p => p.Id, static p => p.Name);
        List<PulseView> pulses = [.. planned.Where(p => names.ContainsKey(p.Project)).Select(p => new PulseView(
            PulseId.New(), p.Project, names[p.Project], true, null, [], p.Questions, new Dictionary<string, AnswerView>(),
                null))];
        var view = new BriefView(PromptId.New(), input.Person.Id, input.Person.Name, input.Person.Zone, input.Line.Id,
            input.Recurrence.ToPhrase(), input.Line.ChosenByPerson, PromptState.Open, Zones.DateOf(now, input.Person.Zone), now,
                now.AddDays(7),
            null, null, false, false, false, pulses)
        {
            Parts = parts,
            Resting = [.. input.Projects.Where(p => planned.All(asked => asked.Project != p.Id))
                .Select(static p => new RestingProject(p.Name, null, null))],
        };
        return Sample(input.Person.Name, BriefMessages.Brief(view, AnswerCapacity.Self));
    }

    /// <summary>Its buttons would answer for somebody else, so they are listed, not offered.</summary>
    public static Message Sample(string name, Message brief) => new($"Sample: the next brief of {name}.",
        [new Note($"Sample for you only. {name} is not sent anything."), .. brief.Blocks.Select(Inert)]);

    private static Block Inert(Block block) => block switch
    {
        Choice choice => new Text($"{choice.Question}\n{Labels(choice.Options)}"),
        Scale scale => new Text($"{scale.Question}\n1 {scale.LowLabel} … {scale.Points.Count} {scale.HighLabel}"),
        Buttons buttons => new Note(Labels(buttons.Items)),
        _ => block,
    };

    private static string Labels(IEnumerable<Button> buttons) => string.Join(" · ", buttons.Select(static b => b.Label));
}
