using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Channels.Web.Blocks;

/// <summary>Names of a form's own fields on the page, apart from the hidden ones that carry it.</summary>
internal static class FormFields
{
    private const string Prefix = "f.";

    public static string NameOf(string key) => Prefix + key;

    public static Dictionary<string, string> Read(IFormCollection posted) => posted
        .Where(static f => f.Key.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(static f => f.Key[Prefix.Length..], static f => f.Value.ToString());
}
