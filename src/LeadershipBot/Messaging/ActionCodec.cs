using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Data;

namespace LeadershipBot.Messaging;

/// <summary>
/// What a button means. Buttons live for months in people's chats, so a name is frozen once released and carries its
/// version (<c>brief.answer.1</c>); a changed payload gets a new name while the old one still decodes.
/// </summary>
public interface IAction;

/// <summary>An action that knows its own frozen wire name.</summary>
public interface IAction<TSelf> : IAction where TSelf : IAction<TSelf>
{
    /// <summary>Lower-case words with dots, ending in a version number; at most 40 characters, unique in the product.</summary>
    static abstract string Name { get; }
}

/// <summary>An action whose button opens a form instead of doing something: no database, nothing durable.</summary>
public interface IOpensForm;

/// <summary>An action as it travels in a button: <c>name payload</c>, where the payload is compact JSON.</summary>
public static class ActionCodec
{
    /// <summary>Slack allows 2,000 characters in a button's value; half of it leaves room for a channel's own envelope.</summary>
    public const int MaxLength = 1000;

    private static readonly JsonSerializerOptions Json = new()
    {
        // Names, not numbers: an enum that is put in another order must not change what old buttons mean.
        Converters = { new TypedIdJson(), new JsonStringEnumConverter(null, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatMayNotBeMissing } },
    };

    /// <exception cref="InvalidOperationException">The payload is longer than <see cref="MaxLength"/>: a bug in the action.</exception>
    public static string Encode<T>(T action) where T : IAction<T>
    {
        var wire = $"{T.Name} {JsonSerializer.Serialize(action, Json)}";
        return wire.Length <= MaxLength ? wire : throw new InvalidOperationException($"{T.Name} is longer than {MaxLength}.");
    }

    public static T? Decode<T>(ReadOnlySpan<char> payload) where T : IAction<T> => JsonSerializer.Deserialize<T>(payload, Json);

    /// <summary>A payload is a claim: one that leaves out what an action cannot do without is refused, not filled up with nothing.</summary>
    private static void RequireWhatMayNotBeMissing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }
                && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                property.IsRequired = true;
            }
    }

    /// <summary>The name part of a wire text; empty when there is none.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> wire) => wire.IndexOf(' ') is > 0 and var end ? wire[..end] : default;
}
