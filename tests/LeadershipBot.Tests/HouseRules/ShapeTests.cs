using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using LeadershipBot.Messaging;
using LeadershipBot.Tests.Kit;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace LeadershipBot.Tests.HouseRules;

/// <summary>What every type and file looks like.</summary>
public sealed class ShapeTests
{
    /// <summary>Open on purpose, each with its reason.</summary>
    private static readonly Type[] Open =
    [
        // Stood at by the tests of crash safety, which kill the process there.
        typeof(Waypoints),
    ];

    [Fact]
    public void Classes_are_sealed_or_abstract()
    {
        var parents = Product.WrittenTypes().Select(static t => t.BaseType).OfType<Type>()
            .Select(static t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        Assert.Empty(Product.WrittenTypes()
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(t) && !Open.Contains(t))
            .Select(static t => t.FullName));
    }

    [Fact]
    public void Async_methods_that_others_call_take_a_cancellation_token_last()
    {
        var wrong = Product.WrittenTypes().SelectMany(static t => t.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static m => m.Name.EndsWith("Async", StringComparison.Ordinal) && !m.DeclaringType!.IsNestedPrivate && !IsGiven(m)
                && IsAwaited(m.ReturnType) && !TakesToken(m))
            .Select(static m => $"{m.DeclaringType!.Name}.{m.Name}")
            .Except(WithoutToken);
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    /// <summary>Async and not to be cancelled, each with its reason.</summary>
    private static readonly string[] WithoutToken =
    [
        // What has left must be waited for: giving up waiting would leave a row in doubt.
        "Relay.AnswerAsync", "PartitionRelay.FinishAsync",
        // A connection that is let go finishes what it has brought; its own limit ends it.
        "SlackSocket.RetireAsync",
        // Renders in memory.
        "WebRenderer.RenderAsync",
        // The process's own way in and its last words.
        "Cli.RunAsync", "VerbRun.RefuseAsync",
        // Runs inside a unit of work, which is not cancelled once begun.
        "DemoSeed.WriteAsync",
    ];

    [Fact]
    public void Options_have_a_range_a_list_of_values_are_required_or_check_themselves()
    {
        var wrong = Product.WrittenTypes().Where(static t => t.GetField("Section") is { IsLiteral: true })
            .SelectMany(static t => t.GetProperties()).Where(static p => p.CanWrite && p.PropertyType != typeof(bool)
                && !p.GetCustomAttributes<ValidationAttribute>().Any() && !p.DeclaringType!.IsAssignableTo(typeof(IValidatableObject)))
            .Select(static p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_source_file_is_longer_than_350_lines()
    {
        var wrong = Repository.Sources("src").Concat(Repository.Sources("tests"))
            .Select(static f => (Name: Repository.Name(f), Lines: File.ReadLines(f).Count())).Where(static f => f.Lines > 350);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_type_is_called_manager_helper_util_base_or_impl() =>
        Assert.DoesNotContain(Product.WrittenTypes(), static t =>
            new[] { "Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl" }.Any(end => t.Name.EndsWith(end, StringComparison.Ordinal)));

    /// <summary>Its shape is somebody else's: an override, or a method of an outside interface.</summary>
    private static bool IsGiven(MethodInfo method) =>
        (method.IsVirtual && method.GetBaseDefinition() != method)
        || method.DeclaringType is { IsInterface: false } type && type.GetInterfaces().Any(i =>
            type.GetInterfaceMap(i).TargetMethods.Contains(method))
        || method.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>Last, or as part of a request, which carries its own.</summary>
    private static bool TakesToken(MethodInfo method) => method.GetParameters() is { Length: > 0 } parameters
        && (parameters[^1].ParameterType == typeof(CancellationToken) || parameters.Any(static p => p.ParameterType == typeof(HttpContext)));

    private static bool IsAwaited(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
}
