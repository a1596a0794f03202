using System.Globalization;
using System.Text.Json.Serialization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>Opens the form that makes a rule of a clash.</summary>
public sealed record WriteRule(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("c")] string Clash) : IAction<WriteRule>, IOpensForm
{
    public static string Name => "rule.write.1";
}

public sealed record SubmitRule(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("c")] string Clash) : IAction<SubmitRule>
{
    public static string Name => "rule.written.1";
}

/// <summary>Puts back the rule that stood before, or none.</summary>
public sealed record RuleBack(
    [property: JsonPropertyName("p")] ProjectId Project,
    [property: JsonPropertyName("c")] string Clash,
    [property: JsonPropertyName("w")] PersonId? Decider,
    [property: JsonPropertyName("d")] int? Days) : IAction<RuleBack>
{
    public static string Name => "rule.back.1";
}

public sealed class RuleCommand : ICommand
{
    public const int MostDays = 30;

    private const int UsualDays = 2;

    public string Grammar => "rule <project> <clash:text> <person> decides [within <days:number> days]";

    public Needs Needs => Needs.Pmo;

    public string Help => "who decides when two interests clash, as: patch window against output: NAME decides";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        RuleWriting.SetAsync(arguments.Project(), arguments.Text("clash"), arguments.Person(),
            arguments.NumberOrNull("days") ?? UsualDays,
            turn, cancellationToken);
}

public sealed class EndRuleCommand : ICommand
{
    public string Grammar => "drop rule <project> <clash:text>";

    public Needs Needs => Needs.Pmo;

    public string Help => "ends a decision rule, named by its clash";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var rule = await RuleWriting.FindAsync(arguments.Project(), arguments.Text("clash"), turn, cancellationToken);
        if (rule is null)
            return RuleReplies.NoSuchRule;
        var name = await turn.NameOfAsync(rule.DeciderId, cancellationToken);
        turn.Db.ClashRules.Remove(rule);
        turn.Audit("rule.ended", rule.Clash, project: rule.ProjectId);
        return new Reply(RuleMessages.Ended(RuleMessages.Sentence(rule.Clash, name, rule.WithinDays), turn.Offer(
            $"ending the rule on {rule.Clash}", new RuleBack(rule.ProjectId, rule.Clash, rule.DeciderId, rule.WithinDays))));
    }
}

public sealed class RulesCommand : ICommand
{
    public string Grammar => "rules <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "the decision rules of a project: who decides which clash, and how soon";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = await turn.ProjectAsync(arguments.Project(), cancellationToken);
        var rules = await turn.Db.ClashRules.Where(r => r.ProjectId == project.Id)
            .Join(turn.Db.People, r => r.DeciderId, p => p.Id, (r, p) => new { r.Clash, p.Name, r.WithinDays })
            .OrderBy(r => r.Clash).ToListAsync(cancellationToken);
        return new Reply(RuleMessages.List(project.Name,
            [.. rules.Select(static r => RuleMessages.Sentence(r.Clash, r.Name, r.WithinDays))]));
    }
}

/// <summary>The form's way to the same, from the suggestion that a clash came up twice.</summary>
public sealed class RuleFormHandler : IOpen<WriteRule>, IHandle<SubmitRule>, IHandle<RuleBack>
{
    internal const string Who = "who", Days = "days";

    public Outcome<Form> Open(WriteRule action, Actor actor, DateOnly today) => Form(action);

    internal static Form Form(WriteRule action) => LeadershipBot.Messaging.Form.For("Make it a rule",
    [
        new TextField(Who, "Who decides", true, Person.MaxName),
        new TextField(Days, "Within how many working days", true, 2, Value: "2"),
    ], "Make it a rule", new SubmitRule(action.Project, action.Clash),
        CommandMessages.Cut($"For the clash '{action.Clash}', whenever it comes up again.", 150));

    public async Task<Outcome<Reply>> HandleAsync(SubmitRule action, Turn turn, CancellationToken cancellationToken)
    {
        var names = await NameBook.LoadAsync(turn.Db, turn.Actor, cancellationToken);
        var (found, _) = names.People.Find(turn.Values.GetValueOrDefault(Who, "").Trim());
        if (found is not [var one])
            return DecisionReplies.WhichPerson(Who, [.. found.Select(static n => n.Name)]);
        return int.TryParse(turn.Values.GetValueOrDefault(Days), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            && days is >= 1 and <= RuleCommand.MostDays
            ? await RuleWriting.SetAsync(action.Project, action.Clash, (PersonId)one.Id, days, turn, cancellationToken)
            : new FieldErrors(new Dictionary<string, string> { [Days] = $"A whole number from 1 to {RuleCommand.MostDays}." });
    }

    public async Task<Outcome<Reply>> HandleAsync(RuleBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        if (action is { Decider: { } decider, Days: { } days })
            return await RuleWriting.SetAsync(action.Project, action.Clash, decider, days, turn, cancellationToken);
        if (await RuleWriting.FindAsync(action.Project, action.Clash, turn, cancellationToken) is { } rule)
            turn.Db.ClashRules.Remove(rule);
        return Reply.Nothing;
    }
}

internal static class RuleReplies
{
    public static readonly Refusal NoSuchRule = Refusal.NotFound("There is no rule for that clash. Type rules PROJECT for "
        + "the list.");

    public static readonly Refusal ClashLength = Refusal.Invalid(
        $"A clash is named in 3 to {Decision.MaxArea} characters, as: patch window against output. Nothing was changed.");

    public static readonly Refusal DaysRange =
        Refusal.Invalid($"A rule gives 1 to {RuleCommand.MostDays} working days. Nothing was changed.");
}

internal static class RuleWriting
{
    public static async Task<ClashRule?> FindAsync(ProjectId project, string clash, Turn turn,
        CancellationToken cancellationToken)
    {
        var folded = Folded.Of(clash);
        return (await turn.Db.ClashRules.AsTracking().Where(r => r.ProjectId == project).ToListAsync(cancellationToken))
            .Find(r => Folded.Of(r.Clash) == folded);
    }

    /// <summary>A rule for the same clash is replaced; undo puts it back.</summary>
    public static async Task<Outcome<Reply>> SetAsync(
        ProjectId project, string typed, PersonId decider, int days, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, project, cancellationToken) is { } no)
            return no;
        var clash = typed.Trim().TrimEnd(':').TrimEnd();
        if (clash.Length is < 3 or > Decision.MaxArea || Folded.Of(clash).Length == 0)
            return RuleReplies.ClashLength;
        if (days is < 1 or > RuleCommand.MostDays)
            return RuleReplies.DaysRange;
        var rule = await FindAsync(project, clash, turn, cancellationToken);
        var back = new RuleBack(project, rule?.Clash ?? clash, rule?.DeciderId, rule?.WithinDays);
        if (rule is null)
            turn.Db.ClashRules.Add(new ClashRule
            {
                Id = ClashRuleId.New(), ProjectId = project, Clash = clash, DeciderId = decider, WithinDays = days,
                SetById = turn.Actor.Id, SetAt = turn.Now,
            });
        else
            (rule.DeciderId, rule.WithinDays, rule.SetById, rule.SetAt, rule.Version) =
                (decider, days, turn.Actor.Id, turn.Now, rule.Version + 1);
        var sentence = RuleMessages.Sentence(rule?.Clash ?? clash, await turn.NameOfAsync(decider, cancellationToken), days);
        turn.Audit("rule.set", rule?.Clash ?? clash, decider, project);
        var name = await turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Reply(RuleMessages.Stored(name, sentence, turn.Offer($"the rule on {clash}", back)));
    }
}
