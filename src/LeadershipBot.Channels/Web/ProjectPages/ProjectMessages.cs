namespace LeadershipBot.Channels.Web.ProjectPages;

internal static class ProjectMessages
{
    public const string Title = "Projects";
    public const string Lead = "Every project you look after, with what waits in it.";
    public const string EmptyTitle = "No projects yet";
    public const string Empty =
        "Import them from a file, or add one in the chat. Nothing is sent to anyone before you start its pilot.";
    public const string EmptyNext = "LeadershipBot.Host import projects --template";
    public const string Project = "Project";
    public const string PhaseLabel = "Phase";
    public const string Approved = "Approved";
    public const string NotApproved = "not yet";
    public const string Sponsors = "Sponsor";
    public const string NoSponsor = "no sponsor";
    public const string WaitingCount = "Waiting";
    public const string State = "Sending";
    public const string NotStarted = "pilot not started";
    public const string Paused = "paused";
    public const string Running = "on";

    public const string Status = "Where it stands";
    public const string Sites = "Sites";
    public const string ComparedWith = "Compared with";
    public const string OwnPast = "its own time before approval";
    public const string TheCharter = "the charter (approved before the bot came)";
    public const string PilotStarted = "Pilot started";
    public const string Roles = "Who";
    public const string NoRoles = "Nobody has a role here yet. Name a sponsor first: type sponsor in the chat, or import people.";
    public const string Outcomes = "Outcomes agreed";
    public const string NoOutcomes = "None yet. IT and OT agree them once; then every brief can show the number.";
    public const string AgreedByBoth = "agreed by IT and OT";
    public const string AgreedByOne = "agreed by one side";
    public const string Charters = "Charter";
    public const string NoCharters = "None proposed yet. Unsigned means: no trend and no flag, only what is overdue.";
    public const string Unsigned = "proposed, not signed";
    public const string ChangeWanted = "change wanted";
    public const string NextBriefs = "Next briefs";
    public const string NoNextBriefs = "None planned. A brief is planned once a sponsor is linked and the pilot has started.";
    public const string PausedUntil = "paused until";
    public const string Answers = "Last answers";
    public const string AnswersNote = "Named executives only; each look here is kept and shown to them.";
    public const string NoAnswers = "No executive has answered yet.";
    public const string Late = "late";
    public const string Edited = "changed";
    public const string Waiting = "Waiting";
    public const string NothingWaits = "Nothing waits.";

    public static string Signed(string day) => $"signed {day}";

    public static string Hours(int hours, int days) => $"{hours} h a fortnight, decides within {days} working days";

    public static string Beside(string name) => $"for {name}";

    public static string Until(string day) => $"until {day}";
}
