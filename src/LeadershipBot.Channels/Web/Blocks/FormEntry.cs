using LeadershipBot.Channels.Web.Pages;

namespace LeadershipBot.Channels.Web.Blocks;

/// <summary>
/// A form on its way to be filled in: where it came from (to draw it again with errors), a nonce so that it counts once,
/// what was typed before and what was wrong with it.
/// </summary>
public sealed record FormEntry(
    FormToken? Token, string Opener, long Post, string Nonce,
    IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors)
{
    /// <summary>A form that only shows how it looks.</summary>
    public static readonly FormEntry Sample =
        new(null, "", 0, "", new Dictionary<string, string>(), new Dictionary<string, string>());
}
