namespace LeadershipBot.Pulses.Bank;

/// <summary>A question one person was asked about one project, on their own local date.</summary>
/// <param name="Answer">The answer's wire form, or null when none came.</param>
public readonly record struct AskedItem(ItemId Item, DateOnly On, string? Answer)
{
    public bool Answered => Answer is not null;
}
