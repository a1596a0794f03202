using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LeadershipBot.Tests.Kit;
using Xunit;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>Who may know whom: the walls between the projects, and inside the edge between the platforms.</summary>
public sealed class WallTests
{
    private static readonly string[] Forbidden =
    [
        "LeadershipBot.Channels", "LeadershipBot.Host", "Microsoft.AspNetCore", "Quartz", "Microsoft.Extensions.Http",
    ];

    [Fact]
    public void The_core_references_neither_channels_nor_host_nor_aspnet_nor_quartz() =>
        Assert.DoesNotContain(Product.Core.GetReferencedAssemblies(),
            static a => Forbidden.Any(f => a.Name!.StartsWith(f, StringComparison.Ordinal)));

    [Fact]
    public void The_core_calls_nobody_over_http() =>
        Assert.DoesNotContain(TypesUsedBy(Product.Core.Location), static t => t.StartsWith("System.Net.Http.", StringComparison.Ordinal));

    [Fact]
    public void The_edge_does_not_know_the_door() =>
        Assert.DoesNotContain(Product.Channels.GetReferencedAssemblies(), static a => a.Name == "LeadershipBot.Host");

    [Theory]
    [InlineData("Slack", "Teams"), InlineData("Teams", "Slack"), InlineData("Slack", "Web"), InlineData("Teams", "Web")]
    public void A_platform_does_not_see_another(string one, string other)
    {
        var folder = Path.Combine(Repository.Root, "src/LeadershipBot.Channels", one);
        var files = Directory.Exists(folder) ? Repository.Sources($"src/LeadershipBot.Channels/{one}") : [];
        Assert.DoesNotContain(files, f => File.ReadAllText(f).Contains($"LeadershipBot.Channels.{other}", StringComparison.Ordinal));
    }

    /// <summary>The full names of the outside types that an assembly's code mentions.</summary>
    private static List<string> TypesUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")];
    }
}
