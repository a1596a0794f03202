using LeadershipBot.Cadences;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People.Commands;

namespace LeadershipBot.People;

/// <summary>What the people commands say.</summary>
internal static class PeopleMessages
{
    private const int MostCancelButtons = 8;

    public static readonly Refusal NoSuchAbsence =
        Refusal.NotFound("That absence is no longer there. Nothing was changed; type absences.");

    public static Refusal NotYours(string name) => Refusal.NotAllowed(
        $"Only {name}, an administrator or a PMO of their projects can do that. Nothing was changed.");

    public static Refusal EmailTaken(string email, string name) =>
        Refusal.Conflict($"{email} already belongs to {name}. Nobody was added.");

    public static Refusal CannotForget(string name) => Refusal.Conflict(
        $"{name} already has an account, a role or messages, so the addition stays. Use remove person instead.");

    public static Refusal HasRolesElsewhere(string name) => Refusal.NotAllowed(
        $"{name} has roles in projects you are not the PMO of. An administrator can do that. Nothing was changed.");

    public static Refusal LastAdmin(string name) => Refusal.Conflict(
        $"{name} is the only administrator. Make somebody else one first. Nothing was changed.");

    public static Message Added(string name, string zone, bool zoneAssumed, int namesakes, UndoOffer undo)
    {
        var assumed = zoneAssumed ? ", like yours" : "";
        var same = namesakes > 0
            ? $" There are now {namesakes + 1} people called {name}; give them e-mail addresses to tell them apart." : "";
        return Said.Done($"{name} is known now (zone {zone}{assumed}). Nothing is sent to them yet: a project's pilot has to "
            + $"start, "
            + $"and a chat account has to be linked.{same}", undo, Button.Command("Projects", "projects"),
                Button.Command("People", "people"));
    }

    public static Message Renamed(string before, string name, UndoOffer undo) =>
        Said.Done($"{before} is now called {name}.", undo);

    public static Message Removed(string name, IReadOnlyList<string> ended, UndoOffer? undo) => Said.Done(
        ended.Count == 0
            ? $"{name} has left. Nothing more is sent to them; what was recorded stays."
            : $"{name} has left. Nothing more is sent to them; what was recorded stays. Ended: {List(ended)}."
                + (undo is null ? " These are too many roles to be brought back in one step." : ""),
        undo, Button.Command("Projects", "projects"));

    public static Message Set(string name, PersonField field, string before, string value, bool calendarUnknown, bool hasRota,
        UndoOffer undo)
    {
        var more = field switch
        {
            PersonField.Calendar when calendarUnknown =>
                " No days off are known under that name yet; an administrator can import them.",
            PersonField.Days or PersonField.Hours when hasRota =>
                " The shift rota still goes before days and hours; set rota none ends it.",
            PersonField.Language when value != "en" =>
                " Texts in that language are used once they are approved; until then nothing goes out in another.",
            _ => "",
        };
        return Said.Done($"{name}: {Word(field)} is now {value} (was {before}).{more}", undo);
    }

    public static Message SetAlready(string name, PersonField field, string value) =>
        Message.Say($"{name}: {Word(field)} is {value}.");

    public static Message Away(string name, bool self, DateSpan dates, bool sponsors, IReadOnlyList<string> deputies,
        UndoOffer undo)
    {
        var who = self ? "You are" : $"{name} is";
        var stand = (sponsors, deputies.Count) switch
        {
            (false, _) => "",
            (true, 0) => " No deputy is named for that time.",
            _ => $" {List(deputies)} can answer meanwhile.",
        };
        return Said.Done($"{who} away {DateWords.Say(dates)}. Nothing is asked on those days and nothing counts.{stand}", undo,
            Said.Next("Absences", $"absences {name}"));
    }

    public static Message AwayAlready(string name, DateSpan dates) =>
        Said.Done($"{name} is already away {DateWords.Say(dates)}. Nothing was changed.", null,
            Said.Next("Cancel it", $"cancel away {name}"));

    public static Message AwayCancelled(string name, DateSpan dates, UndoOffer undo) =>
        Said.Done($"{name} is not away {DateWords.Say(dates)} after all.", undo);

    public static Refusal NotAway(string name, DateOnly? date) => Refusal.NotFound(date is { } day
        ? $"{name} is not away on {DateWords.Say(day)}. Nothing was changed."
        : $"{name} has no absence now or ahead. Nothing was changed.");

    public static Refusal WhichAbsence(string name, IReadOnlyList<Absence> absences)
    {
        var dates = List([.. absences.Select(static a => DateWords.Say(new DateSpan(a.From, a.Until)))]);
        return new RefusalWithWays(RefusalKind.Invalid, $"{name} is away {absences.Count} times: {dates}. Which one?",
            [.. absences.Take(MostCancelButtons).Select(static a => Button.For(Short(a), new CancelAbsence(a.Id)))]);
    }

    public static Message AbsencesOf(string name, IReadOnlyList<Absence> absences) => absences.Count == 0
        ? Said.Done($"{name} has no absence now or ahead.", null, Said.Next("Next week away", $"away {name} next week"))
        : Said.Done($"{name} is away:", [.. absences
            .Select(static (a, i) => new Fact($"{i + 1}", DateWords.Say(new DateSpan(a.From, a.Until))))], null,
            [.. absences.Take(MostCancelButtons).Select(static a =>
                Button.For(CommandMessages.Label($"Cancel {Short(a)}"), new CancelAbsence(a.Id)))]);

    public static Message Absences(IReadOnlyList<AbsenceLine> rows, int total) => rows.Count == 0
        ? Said.Done("Nobody is away, now or ahead, as far as I was told. away NAME DATES records one.", null)
        : Said.Done(total > rows.Count ? $"The next {rows.Count} of {total} absences:" : "Away, now and next:",
            [.. rows.Select(static r => new Fact(r.Name, DateWords.Say(new DateSpan(r.From, r.Until))))], null);

    public static Message People(string? project, IReadOnlyList<PersonLine> lines, int total)
    {
        if (total == 0)
            return Said.Done(project is null
                ? "Nobody is known yet. add person NAME, or import a list."
                : $"Nobody has a role in {project} yet. sponsor, lead, member or pmo names somebody.", null);
        var unreached = lines.Count(static l => l.Unreachable is not null);
        var first = total > lines.Count ? $"The first {lines.Count} of {total} people" : total == 1 ? "1 person"
            : $"{total} people";
        var state = unreached == 0 ? "all can be reached" : $"{unreached} cannot be reached";
        return Said.Done($"{first}{(project is null ? "" : $" in {project}")}; {state}.",
            [.. lines.Select(static l => new Fact(l.Name, Line(l)))], null,
            Button.Command("Absences", "absences"), Button.Command("Projects", "projects"));
    }

    public static string Word(PersonField field) => field switch
    {
        PersonField.Zone => "time zone",
        PersonField.Hours => "working hours",
        PersonField.Days => "working days",
        PersonField.Rota => "shift rota",
        PersonField.Calendar => "holiday calendar",
        _ => "language",
    };

    private static string Line(PersonLine line)
    {
        var roles = line.Roles.Count == 0 ? "no role" : List(line.Roles);
        return line.Unreachable is { } why ? $"{roles}; {line.Zone}; not reachable: {why}" : $"{roles}; {line.Zone}";
    }

    private static string Short(Absence absence) => new DateSpan(absence.From, absence.Until).ToString();

    private static string List(IReadOnlyList<string> items) => string.Join(", ", items);
}
