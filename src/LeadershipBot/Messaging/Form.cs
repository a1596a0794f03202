using System.Text.Json.Serialization;

namespace LeadershipBot.Messaging;

/// <summary>A small form in a dialog: title at most 24 characters (Slack's limit for a modal), 1 to 10 fields, one submit button.</summary>
public sealed record Form(string Title, IReadOnlyList<Field> Fields, string SubmitLabel, string SubmitWire, string? Intro = null)
{
    public const int MaxTitle = 24;

    public static Form For<T>(string title, IReadOnlyList<Field> fields, string submitLabel, T submit, string? intro = null)
        where T : IAction<T> =>
        new(title, fields, submitLabel, ActionCodec.Encode(submit), intro);
}

/// <summary>A field; <paramref name="Key"/> (lower-case letters and underscores) names its value and its error.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(PickField), "pick")]
[JsonDerivedType(typeof(DateField), "date")]
public abstract record Field(string Key, string Label, bool Required);

public sealed record TextField(string Key, string Label, bool Required, int MaxLength = 140, bool Multiline = false, string? Value = null)
    : Field(Key, Label, Required);

public sealed record PickField(string Key, string Label, bool Required, IReadOnlyList<PickOption> Options, string? Value = null)
    : Field(Key, Label, Required);

public sealed record PickOption(string Value, string Label);

/// <summary>A local calendar date, ISO 8601 on the wire.</summary>
public sealed record DateField(string Key, string Label, bool Required, DateOnly? Value = null) : Field(Key, Label, Required);

/// <summary>A form that cannot be taken as it is: each error stands beside its field, and what was typed is kept.</summary>
public sealed record FieldErrors(IReadOnlyDictionary<string, string> Errors)
    : Refusal(RefusalKind.Invalid, "Some fields need another look; what you typed is kept.");
