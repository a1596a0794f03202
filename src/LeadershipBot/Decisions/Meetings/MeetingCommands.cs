using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Decisions.Meetings;

/// <summary>A meeting that took place.</summary>
public sealed class MeetingHeldCommand : ICommand
{
    public string Grammar => "meeting <project> <on:past> held";

    public Needs Needs => Needs.Pmo;

    public string Help => "records that a governance meeting took place; then say who attended";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        MeetingTurns.SetAsync(arguments, MeetingState.Held, null, turn, cancellationToken);
}

/// <summary>A meeting that is to come, or will not.</summary>
public sealed class MeetingPlannedCommand : ICommand
{
    public string Grammar => "meeting <project> <on:date> <how:planned|cancelled>";

    public Needs Needs => Needs.Pmo;

    public string Help => "records that a governance meeting is planned, or was cancelled";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        MeetingTurns.SetAsync(arguments, arguments.Text("how") == "planned" ? MeetingState.Planned : MeetingState.Cancelled, null,
            turn, cancellationToken);
}

public sealed class MeetingMovedCommand : ICommand
{
    public string Grammar => "meeting <project> <on:date> moved to <to:date>";

    public Needs Needs => Needs.Pmo;

    public string Help => "records that a governance meeting takes place on another day";

    public Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken) =>
        arguments.Date("to") == arguments.Date("on") ? Task.FromResult<Outcome<Reply>>(MeetingMessages.SameDay)
            : MeetingTurns.SetAsync(arguments, MeetingState.Moved, arguments.Date("to"), turn, cancellationToken);
}

/// <summary>Who came; a name in brackets is the deputy who came instead.</summary>
public sealed class AttendedCommand : ICommand
{
    public string Grammar => "attended <project> <on:past> <people:text>";

    public Needs Needs => Needs.Pmo;

    public string Help => "who came to a meeting, as: Meral Kaya, Jonas Weber (Tomas Brandt); who is not named was absent";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var names = await NameBook.LoadAsync(turn.Db, turn.Actor, cancellationToken);
        var came = new List<(PersonId, PersonId?)>();
        foreach (var (name, deputy) in AttendanceRule.Read(arguments.Text("people")))
        {
            if (Find(names, name) is not { } person)
                return MeetingMessages.WhoIs(name);
            PersonId? stand = deputy is null ? null : Find(names, deputy);
            if (deputy is not null && stand is null)
                return MeetingMessages.WhoIs(deputy);
            came.Add((person, stand));
        }
        if (came.Count == 0)
            return MeetingMessages.Nobody;
        var meeting = await MeetingBook.AttendedAsync(
            turn.Db, arguments.Project(), arguments.Date("on"), came, turn.Now, cancellationToken);
        turn.Audit("meeting.attended", null, project: meeting.ProjectId);
        var ids = meeting.Attendance.SelectMany(static a => new[] { a.PersonId, a.DeputyId ?? a.PersonId }).Distinct().ToList();
        var known = await turn.Db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(static p => p.Id, static p => p.Name, cancellationToken);
        return new Reply(MeetingMessages.Attended(await MeetingTurns.NameAsync(turn, meeting.ProjectId, cancellationToken),
            meeting.On,
            [.. meeting.Attendance.Select(a => (known[a.PersonId], a.Kind, a.DeputyId is { } d ? known[d] : null))]));
    }

    private static PersonId? Find(NameBook names, string typed) =>
        names.People.Find(typed).Found is [var one] ? (PersonId)one.Id : null;
}

public sealed class MeetingsCommand : ICommand
{
    private const int Most = 12;

    public string Grammar => "meetings <project>";

    public Needs Needs => Needs.Anyone;

    public string Help => "the governance meetings of a project: held, cancelled, moved, and what comes next";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        var project = arguments.Project();
        var meetings = await turn.Db.Meetings.AsNoTracking().Include(m => m.Attendance).Where(m => m.ProjectId == project)
            .OrderByDescending(m => m.On).Take(Most).ToListAsync(cancellationToken);
        return new Reply(MeetingMessages.List(await MeetingTurns.NameAsync(turn, project, cancellationToken), meetings));
    }
}

internal static class MeetingTurns
{
    public static Task<string> NameAsync(Turn turn, ProjectId project, CancellationToken cancellationToken) =>
        turn.Db.Projects.Where(p => p.Id == project).Select(p => p.Name).FirstAsync(cancellationToken);

    public static async Task<Outcome<Reply>> SetAsync(
        CommandArguments arguments, MeetingState state, DateOnly? movedTo, Turn turn, CancellationToken cancellationToken)
    {
        var meeting = await MeetingBook.SetAsync(
            turn.Db, arguments.Project(), arguments.Date("on"), state, movedTo, turn.Now, cancellationToken);
        turn.Audit($"meeting.{state.ToString().ToLowerInvariant()}", null, project: meeting.ProjectId);
        return new Reply(MeetingMessages.Recorded(await NameAsync(turn, meeting.ProjectId, cancellationToken), meeting));
    }
}
