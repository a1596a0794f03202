using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions;

/// <summary>A line of the register.</summary>
public sealed record RegisterRow(
    DecisionId Id, string Key, string Question, string Project, IReadOnlyList<string> Deciders,
        IReadOnlyList<PersonId> DeciderIds,
    int AgeDays, DateOnly DueOn, bool Overdue, DecisionState State, string? Chosen);

/// <summary>A project's decisions, newest first, and how long they took in working days of those who decided.</summary>
public sealed record Register(IReadOnlyList<RegisterRow> Rows, int? Median, int? Ninetieth, int Decided);

/// <summary>Reads the register; who may see which project is the caller's to say.</summary>
public static class RegisterReading
{
    /// <summary>The latest decisions that are read; the percentiles are over these.</summary>
    public const int Most = 200;

    public static async Task<Register> ReadAsync(
        LeadershipDb db, IQueryable<Project> projects, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await DecisionReading.Whole(db).Where(d => projects.Any(p => p.Id == d.ProjectId))
            .OrderByDescending(d => d.State == DecisionState.Open).ThenByDescending(d => d.AskedAt).ThenByDescending(d => d.Id)
            .Take(Most).ToListAsync(cancellationToken);
        var views = await DecisionReading.ManyAsync(db, found, now, cancellationToken);
        var days = views.Where(static v => v.State == DecisionState.Decided).Select(static v => v.AgeDays).ToList();
        return new Register([.. views.Select(Row)], LatencyRule.Percentile(days, 0.5), LatencyRule.Percentile(days, 0.9),
            days.Count);
    }

    private static RegisterRow Row(DecisionView view) => new(view.Id, view.Key, view.Question, view.Project,
        [.. view.Live.Select(static s => s.Name)], [.. view.Live.Select(static s => s.PersonId)], view.AgeDays, view.DueOn,
            view.Overdue,
        view.State, view.Chosen);
}

public sealed class RegisterCommand : ICommand
{
    public string Grammar => "register <project>";

    public Needs Needs => Needs.Pmo;

    public string Help => "all decisions of a project: how old, how long they took, what became of them";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.Project();
        var register = await RegisterReading.ReadAsync(turn.Db, turn.Db.Projects.Where(p => p.Id == project), turn.Now,
            cancellationToken);
        return new Reply(RegisterMessages.List(
            await turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken), register));
    }
}

/// <summary>The words. Pure.</summary>
public sealed class RegisterMessages : IGallerySource
{
    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            RegisterRow Row(int number, int age, bool overdue, DecisionState state, string? chosen) =>
                new(default, $"MES-{number}",
                "Firewall owner, Site B", "MES and Historian", ["Meral Kaya"], [], age, new DateOnly(2027, 3, 5), overdue,
                    state, chosen);
            yield return GalleryEntry.Of("register", "The register of a project", List("MES and Historian", new Register(
                [Row(12, 19, true, DecisionState.Open, null), Row(11, 4, false, DecisionState.Decided, "OT"),
                    Row(10, 2, false, DecisionState.Withdrawn, null)], 4, 9, 7)));
            yield return GalleryEntry.Of("register.none", "An empty register",
                List("MES and Historian", new Register([], null, null, 0)));
        }
    }

    public static Message List(string project, Register register)
    {
        if (register.Rows.Count == 0)
            return Message.Say($"{project} has asked nobody for a decision yet. Begin with: ask NAME \"what\" options A | B by DATE");
        var lead = $"{project}: {Summary(register)}";
        return new Message(CommandMessages.Cut(lead, Message.MaxSummary),
            [new Text(lead), new Facts([.. register.Rows.Take(Facts.MaxRows).Select(static r =>
                new Fact(CommandMessages.Cut($"{r.Key} {r.Question}", 100), Line(r)))])]);
    }

    public static string Summary(Register register)
    {
        var open = register.Rows.Count(static r => r.State == DecisionState.Open);
        return register is { Median: { } median, Ninetieth: { } ninetieth }
            ? $"{DecisionWords.Plural(open, "decision", "decisions")} open. Half of the {register.Decided} decided took at most "
                + $"{DecisionWords.Plural(median, "working day", "working days")}, nine of ten at most {ninetieth}."
            : $"{DecisionWords.Plural(open, "decision", "decisions")} open, none decided yet.";
    }

    public static string Line(RegisterRow row) => row.State switch
    {
        DecisionState.Decided =>
            $"decided: {row.Chosen}, after {DecisionWords.Plural(row.AgeDays, "working day", "working days")}",
        DecisionState.Withdrawn => "withdrawn",
        _ => $"{(row.Overdue ? "overdue" : "open")}, {DecisionWords.Age(row.AgeDays)}, wanted by {DecisionWords.Day(row.DueOn)}",
    };
}
