using LeadershipBot.Audiences;
using LeadershipBot.Audiences.Loops;
using LeadershipBot.Audiences.TeamPulses;
using LeadershipBot.Decisions;
using LeadershipBot.Decisions.Commitments;
using LeadershipBot.Decisions.Meetings;
using LeadershipBot.Kpis;
using LeadershipBot.Kpis.Calls;
using LeadershipBot.Kpis.Digests;
using LeadershipBot.Kpis.Outcomes;
using LeadershipBot.Messaging;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Briefs;
using LeadershipBot.Signals;
using LeadershipBot.Whys;
using LeadershipBot.Whys.Checks;
using LeadershipBot.Whys.Questions;
using LeadershipBot.Whys.Shifts;

namespace LeadershipBot.People.Privacy;

/// <summary>One class of what is stored about people: in plain words, in which tables, and how long.</summary>
internal sealed record StoredClass(string Words, string Kept, params IReadOnlyList<Type> Tables)
{
    /// <summary>Every table that can hold something about a person belongs to one class.</summary>
    public static IReadOnlyList<StoredClass> All(RetentionOptions options) =>
    [
        new("Who you are, your chat accounts, when you are asked",
            $"until you have left, then {options.LeftPeopleDays} days", typeof(Person), typeof(ChatIdentity), typeof(ChatRoute),
            typeof(CadenceLine)),
        new("Your roles, charters and outcomes", "as long as the project's record, without your name once you are erased",
            typeof(RoleAssignment), typeof(Charter), typeof(ProjectOutcome), typeof(PulseLoop)),
        new("Decisions put to you, commitments, meetings", "as long as the project's record, without your name once you are erased",
            typeof(Decision), typeof(Seat), typeof(DecisionStep), typeof(Waiter), typeof(ClashRule),
            typeof(Commitment), typeof(CommitmentStep), typeof(Attendance)),
        new("KPIs you own, values you brought, calls put to you", "as long as the project's record, without your name once you are "
            + "erased", typeof(Kpi), typeof(KpiReading), typeof(KpiNotice), typeof(KpiAsk), typeof(KpiDigestCopy),
            typeof(OutcomeCard), typeof(ReadingToken)),
        new("Absences", $"{options.AnswerDays} days after their end", typeof(Absence)),
        new("What you were asked and answered", $"{options.AnswerDays} days", typeof(Prompt), typeof(Pulse), typeof(Answer),
            typeof(AnswerEdit), typeof(PendingNotice)),
        new("Whether requests were answered, and when", $"{options.AnswerDays} days", typeof(Signal), typeof(SignalWeek)),
        new("Answers in confidence, while their question is open", "until it closes, then without your name",
            typeof(OpenAnswer)),
        new("Messages that say why, who signed them, and who they went to", "as long as the project's record, without your name "
            + "and words once you are erased", typeof(Why), typeof(LanguageAsk), typeof(WhyReader)),
        new("Questions you asked or answered for a team, and shifts you lead", "as long as the project's record, without your name "
            + "and words once you are erased", typeof(TeamQuestion), typeof(ShiftCrew)),
        new("That you were asked whether a message was clear, never whether you answered", "as long as the project's record",
            typeof(WhyCheck)),
        new("Team questions you were sent, not whether you answered", $"{options.AnswerDays} days", typeof(TeamAsk)),
        new("Deliveries, and whether they arrived", $"{options.AnswerDays} days", typeof(LedgerRow)),
        new("Messages to you and the web chat", $"{options.MessageDays} days", typeof(OutboxRow), typeof(LocalPost)),
        new("What you typed and tapped", $"{options.MessageDays} days, their words at most one", typeof(InboxItem)),
        new("Ways back and one-time codes", "a day after they end", typeof(UndoStep), typeof(SignInLink)),
        new("Who changed and who looked", $"{options.AuditDays} days", typeof(AuditEntry)),
    ];
}
