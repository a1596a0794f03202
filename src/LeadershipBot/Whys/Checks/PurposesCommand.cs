using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Whys.Checks;

/// <summary>What the project is mainly meant to change: asked of the PMO once, and of the teams after each message.</summary>
public sealed class PurposesCommand : ICommand
{
    public string Grammar => "purposes <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "what a project is mainly meant to change, and what it could be taken for";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var id = arguments.Project();
        var name = await turn.Db.Projects.Where(p => p.Id == id).Select(p => p.Name).FirstAsync(cancellationToken);
        var right = await turn.Db.ProjectPurposes.Where(p => p.ProjectId == id).Select(p => p.Right)
            .FirstOrDefaultAsync(cancellationToken);
        return new Reply(CheckMessages.PurposesNow(name, id, right));
    }
}

public sealed class PurposesHandler : IOpen<WritePurposes>, IHandle<SubmitPurposes>
{
    public const string RightKey = "right";

    private static readonly string[] OtherKeys = ["one", "two", "three"];

    public Outcome<Form> Open(WritePurposes action, Actor actor, DateOnly today) => CheckMessages.Purposes(action.Project);

    public async Task<Outcome<Reply>> HandleAsync(SubmitPurposes action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var texts = OtherKeys.Prepend(RightKey).ToDictionary(static k => k, k => turn.Values.GetValueOrDefault(k, "").Trim());
        var wrong = texts.Where(pair => pair.Value.Length is 0 or > ProjectPurpose.MaxLength
                || texts.Any(other => other.Key != pair.Key && Folded.Of(other.Value) == Folded.Of(pair.Value)))
            .ToDictionary(static pair => pair.Key, static _ => $"1 to {ProjectPurpose.MaxLength} characters, and not the same twice.");
        if (wrong.Count > 0)
            return new FieldErrors(wrong);
        var others = string.Join('\n', OtherKeys.Select(k => texts[k]));
        var known = await turn.Db.ProjectPurposes.AsTracking()
            .FirstOrDefaultAsync(p => p.ProjectId == action.Project, cancellationToken);
        if (known is null)
            turn.Db.ProjectPurposes.Add(new ProjectPurpose { ProjectId = action.Project, Right = texts[RightKey], Others = others });
        else
            (known.Right, known.Others) = (texts[RightKey], others);
        turn.Audit("why.purposes", texts[RightKey], project: action.Project);
        var name = await turn.Db.Projects.Where(p => p.Id == action.Project).Select(p => p.Name).FirstAsync(cancellationToken);
        return new Reply(CheckMessages.PurposesKept(name));
    }
}
