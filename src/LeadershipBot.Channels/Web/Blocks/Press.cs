using System.Globalization;

namespace LeadershipBot.Channels.Web.Blocks;

/// <summary>Where a drawn button stands: in a post of the chat, or (in the gallery) nowhere, and then it does nothing.</summary>
public sealed record Press(long? Post)
{
    public const string FormId = "press";
    public const string Field = "press";

    public static readonly Press Dead = new((long?)null);

    public bool IsLive => Post is not null;

    /// <summary>What the button sends: its post, for the way back, and its wire text, which is only a claim.</summary>
    public string ValueOf(string wire) => string.Create(CultureInfo.InvariantCulture, $"{Post ?? 0} {wire}");

    public static bool TryRead(string value, out long post, out string wire)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        wire = space < 0 ? "" : value[(space + 1)..];
        return long.TryParse(space < 0 ? value : value[..space], NumberStyles.None, CultureInfo.InvariantCulture, out post)
            && wire.Length > 0;
    }
}
