using System.Reflection;
using System.Runtime.CompilerServices;
using LeadershipBot.Channels.Web;
using LeadershipBot.Host;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>The three assemblies and what people wrote in them.</summary>
internal static class Product
{
    public static readonly Assembly Core = typeof(Intake).Assembly;
    public static readonly Assembly Channels = typeof(WebChannel).Assembly;
    public static readonly Assembly Host = typeof(AppSetup).Assembly;

    public static readonly Assembly[] All = [Core, Channels, Host];

    /// <summary>Types that somebody wrote: no closures, no migrations, no pages that the Razor compiler made.</summary>
    public static IEnumerable<Type> WrittenTypes() => All.SelectMany(static a => a.GetTypes()).Where(static t =>
        !IsGenerated(t) && t.Namespace?.StartsWith("LeadershipBot", StringComparison.Ordinal) == true
        && !t.Namespace.Contains(".Migrations", StringComparison.Ordinal) && t.Name != "_Imports"
        && !t.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
