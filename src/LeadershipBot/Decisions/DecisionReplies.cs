using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.Pulses.Briefs;

namespace LeadershipBot.Decisions;

/// <summary>Why something about a decision was not done, and what to do next. Pure.</summary>
internal static class DecisionReplies
{
    public static readonly Refusal Gone = Refusal.NotFound("That decision is no longer kept, so nothing was changed. Type "
        + "decisions to see what is open.");

    public static readonly Refusal SomebodyElses =
        Refusal.NotAllowed("This was put to somebody else. Only they or their deputy with a vote can decide it; nothing was "
            + "changed.");

    public static readonly Refusal NothingToTakeBack = Refusal.NotFound("There is no such step of yours to take back.");

    public static readonly Refusal QuestionLength = Refusal.Invalid(
        $"A decision has a title of 3 to {Decision.MaxQuestion} characters. Nothing was asked.");

    public static readonly Refusal OptionCount = Refusal.Invalid(
        $"A decision has {Decision.LeastOptions} to {Decision.MostOptions} options, parted by bars: options OT | IT | both. "
            + $"Nothing was asked.");

    public static readonly Refusal OptionLength = Refusal.Invalid(
        $"An option is a button, so it has at most {Button.MaxLabel} characters. Nothing was asked.");

    public static readonly Refusal SameOptions = Refusal.Invalid("Two options read the same. Nothing was asked.");

    public static readonly Refusal TwoDifferentHeads = Refusal.Invalid("One person decides, or two different ones together. "
        + "Nothing was asked.");

    public static readonly Refusal TooManyWait = Refusal.Invalid(
        $"At most {Waiter.Most} can wait for one decision, each with a name of at most {Waiter.MaxName} characters. Nothing "
            + $"was asked.");

    public static readonly Refusal TooLong = Refusal.Invalid(
        $"An area has at most {Decision.MaxArea} characters, an outcome {Decision.MaxNote}, a cost 40. Nothing was asked.");

    public static readonly Refusal OnlyPeopleAreUrgent = Refusal.Invalid("Only a person can say that a decision is urgent.");

    public static Refusal WrongDue(DateOnly today) => Refusal.Invalid(
        $"A decision is wanted by a day between {today:yyyy-MM-dd} and {today.AddDays(AskRule.MostDaysAhead):yyyy-MM-dd}. "
            + $"Nothing was asked.");

    public static Refusal NotAnOption(string text) =>
        Refusal.Invalid($"'{text}' is none of the options, so it cannot be proposed. Nothing was asked.");

    public static Refusal HasLeft(string name) => Refusal.Conflict($"{name} has left, so nothing was asked. Ask somebody else.");

    public static Refusal NothingIsSent(string project, bool closed) => Refusal.Conflict(closed
        ? $"{project} is closed, so nothing was asked."
        : $"Nothing is sent for {project} before its pilot starts, so nothing was asked. Start it with: start pilot {project}");

    public static Refusal UrgentUsed(string key) => Refusal.Conflict(
        $"Your urgent ask of this week is {key}. Leave out urgent and it leads their next brief; nothing was asked.");

    public static Refusal NotAClause(string word) => Refusal.Invalid(
        $"After the date I understand area, outcome, cost, waits, propose and urgent, not '{word}'. Nothing was asked.");

    public static Refusal EmptyClause(string word) => Refusal.Invalid($"Something is missing after '{word}'. Nothing was asked.");

    public static Refusal TwiceClause(string word) => Refusal.Invalid($"'{word}' is there twice. Nothing was asked.");

    public static Refusal WhichProject(string name, IReadOnlyList<string> projects) => Refusal.Invalid(projects.Count == 0
        ? $"{name} has no role in a project of yours. Say which it is for: ask {name} on PROJECT …"
        : $"{name} has a role in {BriefMessages.Names(projects)}. Say which it is for: ask {name} on PROJECT …");

    public static Refusal DeputyWithoutVote(string name) => Refusal.NotAllowed(
        $"You stand in for {name} without a vote, so this stays with them. They can give you one: deputy NAME with vote");

    public static Refusal AssistantsPrepare(string name) =>
        Refusal.NotAllowed($"Assistants never decide; this stays with {name}. Nothing was changed.");

    public static Refusal ProjectClosed(string project) => Refusal.TooLate($"{project} is closed, so nothing was changed.");

    public static Refusal NoRoleAnyMore(string project) =>
        Refusal.NotAllowed($"You have no role in {project} any more, so nothing was changed. Its PMO can change that.");

    public static Refusal AlreadySettled(Decision decision, Seat seat) => Refusal.Conflict((decision.State, seat.State) switch
    {
        (DecisionState.Withdrawn, _) => $"{decision.Key} was withdrawn, so there is nothing left to decide.",
        (_, SeatState.Chosen) => $"You have chosen '{decision.Option(seat.Choice!.Value)}' for {decision.Key}. Undo it "
            + $"first, while its time lasts.",
        (_, SeatState.Rerouted) => $"{decision.Key} was passed on, so it is not yours to decide any more.",
        _ => $"{decision.Key} is no longer with you. Type decision {decision.Key} to see where it stands.",
    });

    public static Refusal MovedOn(string key) =>
        Refusal.Conflict($"{key} has moved on since, so that step cannot be taken back. Type decision {key} to see where it "
            + $"stands.");

    public static Refusal TakenBackAlready(string key) =>
        Refusal.Conflict($"That was taken back already; {key} is as it was before.");

    public static Refusal TooLate(string key) =>
        Refusal.TooLate($"The time to take that back is over, and others know. Your PMO can ask {key} anew.");

    public static Refusal NotNeededAnyMore(string key) =>
        Refusal.Conflict($"Nothing is asked for on {key} any more. Type decision {key} to see where it stands.");

    public static Refusal NothingToWithdraw(Decision decision) => Refusal.Conflict(decision.State == DecisionState.Decided
        ? $"{decision.Key} is decided: {decision.Option(decision.Chosen!.Value)}. Only whoever decided can take that back; "
            + $"ask anew if it no longer holds."
        : $"{decision.Key} was withdrawn already.");

    public static Refusal NoSuchKey(string typed, IReadOnlyList<string> near) => Refusal.NotFound(near.Count == 0
        ? $"I know no decision '{CommandMessages.Cut(typed, 40)}' of yours. Type decisions for the list."
        : $"I know no decision '{CommandMessages.Cut(typed, 40)}' of yours. Open ones: {string.Join(", ", near)}.");

    public static FieldErrors WhichPerson(string field, IReadOnlyList<string> found) => new(new Dictionary<string, string>
    {
        [field] = found.Count == 0 ? "I know nobody of that name. Write it in full, or ask your PMO to add them."
            : $"That fits {string.Join(", ", found.Take(5))}. Write the name in full.",
    });

    public static FieldErrors HasItAlready(string field, string name) =>
        new(new Dictionary<string, string> { [field] = $"{name} has it already." });

    public static FieldErrors SayWhat(string field, int most) =>
        new(new Dictionary<string, string> { [field] = $"A few words, at most {most} characters." });
}
