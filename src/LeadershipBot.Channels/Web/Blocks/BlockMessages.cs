using System.Globalization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Channels.Web.Blocks;

/// <summary>The few words that drawing a block adds to it.</summary>
internal static class BlockMessages
{
    public const string Actions = "Actions";
    public const string Optional = "(optional)";
    public const string Cancel = "Cancel";
    public const string Nothing = "Choose one";
    public const string FormErrors = "Some fields need another look; what you typed is kept.";

    public const string Values = "The values";
    public const string DayLabel = "Day";
    public const string NoValue = "no value";

    public static string ValuesOf(string title) => $"The values of {title}";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string YourAnswer(IEnumerable<Button> options) =>
        options.FirstOrDefault(static o => o.Chosen) is { } chosen ? $"Your answer: {chosen.Label}" : "";

    public static string AtMost(int characters) => $"At most {characters} characters.";
}
