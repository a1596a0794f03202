using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot;

/// <summary>Why a use case said no. Decides the HTTP status, the exit code and how loudly a chat says it.</summary>
public enum RefusalKind { Invalid, NotFound, NotAllowed, Conflict, TooLate, Unavailable }

/// <summary>An expected "no": the sentence says what happened, what was kept and what to do next.</summary>
public record Refusal(RefusalKind Kind, string Sentence)
{
    public static Refusal Invalid(string sentence) => new(RefusalKind.Invalid, sentence);
    public static Refusal NotFound(string sentence) => new(RefusalKind.NotFound, sentence);
    public static Refusal NotAllowed(string sentence) => new(RefusalKind.NotAllowed, sentence);
    public static Refusal Conflict(string sentence) => new(RefusalKind.Conflict, sentence);
    public static Refusal TooLate(string sentence) => new(RefusalKind.TooLate, sentence);
    public static Refusal Unavailable(string sentence) => new(RefusalKind.Unavailable, sentence);
}

/// <summary>A value, or the refusal that stands in its place. Exceptions are for bugs and broken networks.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T value) => _value = value;

    private Outcome(Refusal refusal)
    {
        _value = default;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public bool Succeeded => Refusal is null;

    /// <exception cref="InvalidOperationException">The use case refused; ask <see cref="TryGet"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException(Refusal.Sentence);

    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Refusal? refusal)
    {
        value = _value;
        refusal = Refusal;
        return Refusal is null;
    }

    public Outcome<TOut> Then<TOut>(Func<T, Outcome<TOut>> next) => Refusal is null ? next(_value!) : Refusal;

    [SuppressMessage("Usage", "CA2225", Justification = "The conversion is the API: 'return new Thing()' and 'return Refusal.NotFound(...)'.")]
    public static implicit operator Outcome<T>(T value) => new(value);

    [SuppressMessage("Usage", "CA2225", Justification = "As above.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(refusal);
}
