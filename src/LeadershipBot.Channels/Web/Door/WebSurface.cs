namespace LeadershipBot.Channels.Web.Door;

/// <summary>Who may come in.</summary>
internal enum Entry { Anyone, SignedIn, Pmo }

/// <summary>
/// Marks an endpoint as a page of this site, and says who may come in. Everything else passes the door untouched.
/// </summary>
internal sealed record WebSurface(Entry Entry, bool LimitsTries = false);
