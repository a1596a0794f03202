namespace LeadershipBot.Host;

/// <summary>What an app is built from: the same builder serves <c>serve</c>, <c>demo</c>, the verbs and the tests.</summary>
public sealed record AppSetup
{
    /// <summary>
    /// Settings of the command line by key (<c>Web:PublicUrl</c>); they win over every other source, and hold no secrets.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Set by <c>demo</c> alone: a database of its own and a business clock that can be moved.</summary>
    public DemoOptions? Demo { get; init; }

    /// <summary>False: no loop and no schedule is started; who built the app drives inbox, relay and works by hand.</summary>
    public bool Background { get; init; } = true;

    /// <summary>The last word on the services: tests put their clock and channels in place here.</summary>
    public Action<IServiceCollection>? Configure { get; init; }
}

/// <param name="Url">The one loopback address that is listened on.</param>
/// <param name="Database">The demo's own SQLite file.</param>
/// <param name="Today">The business time at which a visitor arrives; the company's months before it are lived through at the
/// start.</param>
/// <param name="DaysOfHistory">How long the company has worked with the bot by then, 1 to 182 days.</param>
public sealed record DemoOptions(
    Uri Url, string Database, DateTimeOffset Today, int DaysOfHistory = Demo.DemoCompany.DaysOfHistory)
{
    /// <summary>The business time at which the company's history begins.</summary>
    public DateTimeOffset Start => Today.AddDays(-DaysOfHistory);

    /// <summary>The setting that marks a database as a demo's; a database without it is never opened by the demo.</summary>
    public const string Mark = "demo";
}
