namespace LeadershipBot.Messaging.Commands;

/// <summary>How good a reading is; smaller is better, compared field by field.</summary>
internal readonly record struct Score(int Faults, int LostTokens, int Words, int Looseness) : IComparable<Score>
{
    public int CompareTo(Score other)
    {
        if (Faults != other.Faults)
            return Faults.CompareTo(other.Faults);
        if (LostTokens != other.LostTokens)
            return LostTokens.CompareTo(other.LostTokens);
        // More fixed words understood is the more particular reading: "pause all" before "pause <project>".
        return Words != other.Words ? other.Words.CompareTo(Words) : Looseness.CompareTo(other.Looseness);
    }
}

/// <summary>Why a line is not quite the shape: a slot that does not read, a misspelt word, too little, too much.</summary>
internal abstract record Fault
{
    /// <summary>Tokens <see cref="Start"/> to <see cref="End"/> do not fit the slot.</summary>
    public sealed record BadSlot(int Start, int End, SlotValue Value) : Fault;

    public sealed record Misspelt(int At, string Word) : Fault;

    public sealed record Missing(string What) : Fault;

    /// <summary>From this token on nothing fits.</summary>
    public sealed record Leftover(int At) : Fault;
}

/// <summary>The best reading of a line in one shape.</summary>
internal sealed record Parse(ParsedCommand Command, Shape Shape, Score Score, IReadOnlyDictionary<string, object> Values,
    IReadOnlyList<Fault> Faults);
