using LeadershipBot.People;

namespace LeadershipBot.Channels.Web;

/// <summary>
/// Somebody a visitor of the demonstration may be; <paramref name="Title"/> is one line on why they are interesting.
/// </summary>
public sealed record DemoPersona(PersonId Id, string Name, string Title);

/// <summary>What happened while the clock was moved; lines as a reader would tell them, at most 20.</summary>
public sealed record DemoProgress(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> Happened);

/// <summary>
/// The demonstration behind the pages. When one is registered, a bar on every page lets the visitor be any of its people and
/// move the business clock; without one none of those routes exist.
/// </summary>
public interface IDemoStage
{
    IReadOnlyList<DemoPersona> People { get; }

    /// <summary>Business time, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The visitor takes this person's place; from now on the person does nothing by themselves.</summary>
    void Become(PersonId person);

    /// <summary>
    /// Moves business time forward and lets everything due on the way happen. <paramref name="by"/>: 1 hour to 7 days.
    /// </summary>
    Task<DemoProgress> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken);
}
