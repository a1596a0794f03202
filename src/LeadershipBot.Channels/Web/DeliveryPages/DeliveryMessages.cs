namespace LeadershipBot.Channels.Web.DeliveryPages;

internal static class DeliveryMessages
{
    public const string Title = "Deliveries";
    public const string Lead = "Every message and its reason, newest first: sent, held back, moved, failed.";
    public const string EmptyTitle = "Nothing has gone out";
    public const string Empty =
        "Nothing is sent to anyone before start pilot. From then on every delivery stands here with its reason.";
    public const string EmptyFilter = "Nothing for this choice. Choose wider.";
    public const string When = "When";
    public const string Whom = "To";
    public const string What = "Message";
    public const string Happened = "What happened";
    public const string Why = "Why";
    public const string ProjectLabel = "Project";
    public const string Filter = "Show";
    public const string Everybody = "Everybody";
    public const string EveryProject = "Every project";
    public const string Apply = "Show";
    public const string Revision = "edit";
}
