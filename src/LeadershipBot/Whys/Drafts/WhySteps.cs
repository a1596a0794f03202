using LeadershipBot.Cadences;
using LeadershipBot.People;

namespace LeadershipBot.Whys.Drafts;

/// <summary>
/// The steps a draft can take. Whatever undoes a signature clears the signer, so that nothing else has to be asked before it
/// goes out than whether one is there.
/// </summary>
internal static class WhySteps
{
    /// <summary>Longer than the undo step lasts: a click in its last minute is still on its way here.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Waits on somebody and has not been signed.</summary>
    public static bool IsUnsigned(Why why) => why.State is WhyState.Ready or WhyState.Declined or WhyState.LeftToPmo;

    public static void Sign(Why why, PersonId by, WhySigner signedAs, string zone, TimeSpan undo, DateTimeOffset now)
    {
        var day = Cadence.InstantOf(why.DueOn, TimeOnly.MinValue, zone);
        var free = now + undo + Grace;
        (why.State, why.SignerId, why.SignedAs, why.DecidedAt) = (WhyState.Approved, by, signedAs, now);
        why.SendsAt = day > free ? day : free;
        why.Version++;
    }

    public static void Put(Why why, WhyState state, DateTimeOffset now)
    {
        (why.State, why.DecidedAt) = (state, now);
        Unsigned(why);
    }

    /// <summary>Back to waiting on the executive.</summary>
    public static void Reopen(Why why)
    {
        (why.State, why.DecidedAt) = (WhyState.Ready, null);
        Unsigned(why);
    }

    public static void Drop(Why why, string reason, DateTimeOffset now)
    {
        (why.State, why.Reason, why.DecidedAt) = (WhyState.Dropped, reason, now);
        Unsigned(why);
    }

    private static void Unsigned(Why why)
    {
        (why.SignerId, why.SignedAs, why.SendsAt) = (null, null, null);
        why.Version++;
    }
}
