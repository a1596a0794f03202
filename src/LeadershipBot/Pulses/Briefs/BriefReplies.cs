using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>What is said in reply to acts on a brief: done, or not and what to do next. Pure.</summary>
internal static class BriefReplies
{
    public static readonly Refusal Gone =
        Refusal.NotFound("That question is no longer kept, so nothing was recorded. Type waiting to see what is open.");

    public static readonly Refusal SomebodyElses =
        Refusal.NotAllowed("This was put to somebody else. Only they, their deputy or their assistant can answer it; "
            + "nothing was recorded.");

    public static readonly Refusal NotAskedAnyMore =
        Refusal.TooLate("That question is not part of this brief. Nothing was recorded.");

    public static readonly Refusal NotAnAnswer =
        Refusal.Invalid("That is not one of the answers this question had. Nothing was recorded.");

    public static readonly Refusal NotYetOpened =
        Refusal.Conflict("That question opens with another answer, which has changed meanwhile. Nothing was recorded.");

    public static readonly Refusal NothingToTakeBack = Refusal.NotFound("There is no such answer of yours to take back.");

    public static readonly Refusal AlreadyChanged =
        Refusal.Conflict("That answer was taken back already. Tap an answer to give it anew.");

    public static readonly Refusal NotYoursToPutOff =
        Refusal.NotAllowed("This brief was put to somebody else; only they or their assistant can put it off.");

    public static readonly Refusal NothingToPutOff =
        Refusal.TooLate("This brief is already answered or closed, so there is nothing to put off.");

    public static readonly Refusal NotYoursToPassOn = Refusal.NotAllowed("Only the person who was asked can pass a brief on.");

    public static readonly Refusal NothingToPassOn =
        Refusal.TooLate("This brief is already answered or closed, so there is nothing to pass on.");

    public static readonly Refusal NoDeputy =
        Refusal.NotFound("No deputy of yours can be reached here. Name one with: deputy NAME.");

    public static readonly Refusal NotYourRhythm = Refusal.NotAllowed("Only the person who is briefed can choose the rhythm.");

    public static readonly FieldErrors WhoLeads =
        new(new Dictionary<string, string> { [RhythmHandler.WhoKey] = "A name, at most 120 characters." });

    public static Refusal NoLongerSponsor(string project) =>
        Refusal.NotAllowed($"You are no longer sponsor of {project}, so nothing was recorded. Its PMO can change that.");

    public static Refusal ProjectClosed(string project) => Refusal.TooLate($"{project} is closed, so nothing was recorded.");

    public static FieldErrors WrongDate(DateOnly from, DateOnly until) => new(new Dictionary<string, string>
    {
        [PostponeHandler.DateKey] = string.Create(CultureInfo.InvariantCulture, $"Choose a day from {from:yyyy-MM-dd} to {until:yyyy-MM-dd}."),
    });

    public static Message AsksAgain(string moment) => Message.Say($"I ask again on {moment}, once.");

    public static Message Away(string until, UndoOffer? undo) =>
        Said.Done($"Noted: away until {until}. Nothing is asked and nothing counts until then.", undo);

    public static Message PassedOn(IReadOnlyList<string> names) => Message.Say(names.Count == 1
        ? $"{names[0]} has this brief now. What they answer is marked as your deputy's."
        : $"{BriefMessages.Names(names)} have this brief now. What they answer is marked as your deputies'.");

    public static Message AlreadyPassedOn(IReadOnlyList<string> names) =>
        Message.Say($"{BriefMessages.Names(names)} already {(names.Count == 1 ? "has" : "have")} this brief. "
            + "You can still answer it yourself.");

    public static Message Lighter(string rhythm) => Message.Say($"From now on: {rhythm}. Type start to go back.");

    public static Message Paused(string until, IReadOnlyList<string> told) =>
        Message.Say($"Paused up to and including {until}, and nothing counts. Type start to go on earlier.{Told(told)}");

    public static Message Kept(string rhythm) => Message.Say($"We go on as before: {rhythm}.");

    public static Message HandOver(string successor, IReadOnlyList<string> told) => Message.Say(told.Count == 0
        ? $"Noted that {successor} should lead. Nobody runs this project office, so tell your administrator; "
            + "you are not asked until it is settled."
        : $"{BriefMessages.Names(told)} {(told.Count == 1 ? "knows" : "know")} that you propose {successor}. "
            + "You are not asked again until it is settled.");

    internal static string Told(IReadOnlyList<string> told) =>
        told.Count == 0 ? "" : $" {BriefMessages.Names(told)} {(told.Count == 1 ? "is" : "are")} told.";
}
