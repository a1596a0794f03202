using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Decisions.Meetings;

/// <summary>The words of governance meetings. Pure.</summary>
public sealed class MeetingMessages : IGallerySource
{
    internal static readonly Refusal SameDay = Refusal.Invalid("That is the same day. Nothing was changed.");

    internal static readonly Refusal Nobody =
        Refusal.Invalid("Name who came, as: Meral Kaya, Jonas Weber (Tomas Brandt). Nothing was recorded.");

    public IEnumerable<GalleryEntry> Entries
    {
        get
        {
            Meeting On(int day, MeetingState state, int? movedTo = null) => new()
            {
                Id = default, ProjectId = default, On = new DateOnly(2027, 3, day), State = state, RecordedAt = default,
                MovedTo = movedTo is { } to ? new DateOnly(2027, 3, to) : null,
            };
            foreach (var meeting in (Meeting[])[On(9, MeetingState.Held), On(9, MeetingState.Cancelled),
                On(9, MeetingState.Moved, 16), On(16, MeetingState.Planned)])
                yield return GalleryEntry.Of($"meeting.{meeting.State.ToString().ToLowerInvariant()}",
                    $"A governance meeting: {meeting.State}",
                    Recorded("MES and Historian", meeting));
            yield return GalleryEntry.Of("attended", "Who attended", Attended("MES and Historian", new DateOnly(2027, 3, 9),
            [
                ("Meral Kaya", AttendanceKind.Present, null), ("Jonas Weber", AttendanceKind.DeputyWithVote, "Tomas Brandt"),
                ("Priya Nair", AttendanceKind.Deputy, "Noor Haddad"), ("Carlos Rivas", AttendanceKind.Absent, null),
                ("Aylin Toprak", AttendanceKind.Excused, null),
            ]));
            yield return GalleryEntry.Of("meetings", "The governance meetings of a project", List("MES and Historian",
                [On(16, MeetingState.Planned), On(9, MeetingState.Moved, 16), On(2, MeetingState.Held)]));
            yield return GalleryEntry.Of("meetings.none", "No governance meetings yet", List("MES and Historian", []));
        }
    }

    internal static Refusal WhoIs(string name) =>
        Refusal.NotFound($"I do not know for sure who '{name}' is. Write the name in full; nothing was recorded.");

    internal static Message Recorded(string project, Meeting meeting)
    {
        var day = DecisionWords.Day(meeting.On);
        return meeting.State switch
        {
            MeetingState.Held => Said.Done(
                $"The meeting of {project} on {day} took place. Say who came with: attended {project} {day} NAME, NAME (DEPUTY)",
                null, Said.Next("All meetings", $"meetings {project}")),
            MeetingState.Cancelled =>
                Said.Done($"The meeting of {project} on {day} was cancelled. Rebook it within ten working days, or say what takes its place.",
                null, Said.Next("All meetings", $"meetings {project}")),
            MeetingState.Moved =>
                Said.Done($"The meeting of {project} on {day} takes place on {DecisionWords.Day(meeting.MovedTo!.Value)} instead.",
                null, Said.Next("All meetings", $"meetings {project}")),
            _ => Said.Done($"A meeting of {project} is planned for {day}.", null,
                Said.Next("All meetings", $"meetings {project}")),
        };
    }

    internal static Message Attended(
        string project, DateOnly on, IReadOnlyList<(string Name, AttendanceKind Kind, string? Deputy)> rows)
    {
        var lead = $"The meeting of {project} on {DecisionWords.Day(on)}: {DecisionWords.Plural(rows.Count(static r => r.Kind == AttendanceKind.Present), "person", "people")} came in person.";
        return Said.Done(lead, [.. rows.Select(static r => new Fact(r.Name, Word(r.Kind, r.Deputy)))], null,
            Said.Next("All meetings", $"meetings {project}"));
    }

    internal static Message List(string project, IReadOnlyList<Meeting> meetings)
    {
        if (meetings.Count == 0)
            return Message.Say($"No governance meetings of {project} yet. Record one with: meeting {project} DATE held");
        var past = meetings.Where(static m => m.State != MeetingState.Planned).ToList();
        var lead = $"{past.Count(static m => m.State == MeetingState.Held)} of the last {past.Count} meetings of {project} took place.";
        return new Message(lead,
            [new Text(lead), new Facts([.. meetings.Select(static m => new Fact(DecisionWords.Day(m.On), Line(m)))])]);
    }

    private static string Line(Meeting meeting) => meeting.State switch
    {
        MeetingState.Held when meeting.Attendance.Count == 0 => "held",
        MeetingState.Held => $"held, {meeting.Attendance.Count(static a => a.Kind == AttendanceKind.Present)} of {meeting.Attendance.Count} in person",
        MeetingState.Cancelled => "cancelled",
        MeetingState.Moved => $"moved to {DecisionWords.Day(meeting.MovedTo!.Value)}",
        _ => "planned",
    };

    private static string Word(AttendanceKind kind, string? deputy) => kind switch
    {
        AttendanceKind.Present => "in person",
        AttendanceKind.DeputyWithVote => $"by {deputy}, with a vote",
        AttendanceKind.Deputy => $"by {deputy}, without a vote",
        AttendanceKind.Excused => "away, so it does not count",
        _ => "absent",
    };
}
