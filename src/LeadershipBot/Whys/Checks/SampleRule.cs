using LeadershipBot.People;

namespace LeadershipBot.Whys.Checks;

/// <summary>
/// Who is asked: a third of an audience, another third each time, and all of one with fewer than thirty. The same for the same
/// person and turn, so that a repeated run asks nobody else. Pure.
/// </summary>
public static class SampleRule
{
    /// <summary>A third of fewer would say nothing.</summary>
    public const int Whole = 30;

    private const int Parts = 3;

    public static bool IsAsked(PersonId person, int turn, int audience) =>
        audience < Whole || PartOf(person) == turn % Parts;

    /// <summary>FNV-1a over the id: its own bits begin with the time of its making, which people share.</summary>
    private static int PartOf(PersonId person)
    {
        var hash = 2166136261u;
        Span<byte> bytes = stackalloc byte[16];
        person.Value.TryWriteBytes(bytes);
        foreach (var one in bytes)
            hash = unchecked((hash ^ one) * 16777619u);
        return (int)((hash >> 7) % Parts);
    }
}
