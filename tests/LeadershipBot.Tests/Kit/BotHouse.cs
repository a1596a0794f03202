using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LeadershipBot.Tests.Kit;

/// <summary>
/// The real core over a real database, with both clocks and the platforms in the test's hands. Nothing runs by itself:
/// <see cref="SettleAsync"/> does what the loops would do until nothing moves any more.
/// </summary>
public sealed class BotHouse : IAsyncDisposable
{
    /// <summary>The name of the channel a house has unless the test brings its own.</summary>
    public const string Channel = "fake";

    private readonly ServiceProvider _services;
    private readonly HouseDatabase _database;
    private int _acts;

    private BotHouse(ServiceProvider services, HouseDatabase database, string folder, HouseSetup setup)
    {
        _services = services;
        _database = database;
        Folder = folder;
        Channels = setup.Channels;
    }

    public string Folder { get; }

    public DatabaseOptions Database => _database.Options;

    public IReadOnlyList<FakeChannel> Channels { get; }

    public FakeChannel Platform => Channels[0];

    public FakeBusinessClock Clock => (FakeBusinessClock)Get<BusinessClock>();

    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    public WriteGate Gate => Get<WriteGate>();

    public Intake Intake => Get<Intake>();

    public static async Task<BotHouse> OpenAsync(Action<HouseSetup>? configure = null)
    {
        var setup = new HouseSetup();
        configure?.Invoke(setup);
        if (setup.Channels.Count == 0)
            setup.Channels.Add(new FakeChannel(Channel));
        var folder = HouseFolder.New();
        var database = await HouseDatabase.CreateAsync(folder);
        return new BotHouse(Compose(setup, database.Options), database, folder, setup);
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A context for looking; dispose it.</summary>
    public LeadershipDb Look() => Get<LeadershipDbSource>().Open();

    /// <summary>The outbox as it stands, oldest first.</summary>
    public async Task<List<OutboxRow>> OutboxAsync()
    {
        await using var db = Look();
        return await db.Outbox.OrderBy(r => r.Seq).ToListAsync();
    }

    /// <summary>The inbox as it stands, oldest first.</summary>
    public async Task<List<InboxItem>> InboxAsync()
    {
        await using var db = Look();
        return await db.Inbox.OrderBy(i => i.Seq).ToListAsync();
    }

    /// <summary>What the ledger says, oldest first.</summary>
    public async Task<List<LedgerEvent>> LedgerAsync()
    {
        await using var db = Look();
        return await db.Ledger.OrderBy(r => r.Seq).Select(r => r.Event).ToListAsync();
    }

    /// <summary>Stores entities through the gate, in one transaction.</summary>
    public Task AddAsync(params object[] entities) =>
        Gate.RunAsync(async (db, token) => await db.AddRangeAsync(entities, token), CancellationToken.None);

    /// <summary>Stores somebody and gives them back.</summary>
    public async Task<Person> AddPersonAsync(string name)
    {
        var person = Some.Person(name);
        await AddAsync(person);
        return person;
    }

    /// <summary>Queues one message to each person, as a use case would.</summary>
    public Task SayAsync(string text, params Person[] people) => Gate.RunAsync((db, _) =>
    {
        var outbox = new Outbox(db, Clock.Instant, Correlation.New());
        foreach (var person in people)
            outbox.Say(person, MessageKind.PmoNotice, Message.Say(text));
        return Task.CompletedTask;
    }, CancellationToken.None);

    /// <summary>Presses a button; handled at the next <see cref="SettleAsync"/>.</summary>
    public Task<Acceptance> Press(Person person, string wire, DateTimeOffset? at = null, string? dedupeKey = null) =>
        Intake.AcceptAsync(Act(InboundKind.Press, person, wire, at, dedupeKey), CancellationToken.None);

    /// <summary>Types a line; handled at the next <see cref="SettleAsync"/>.</summary>
    public Task<Acceptance> Type(Person person, string text, DateTimeOffset? at = null, string? dedupeKey = null) =>
        Intake.AcceptAsync(Act(InboundKind.Command, person, text, at, dedupeKey), CancellationToken.None);

    /// <summary>Submits a form and waits for what the person sees.</summary>
    public async Task<Outcome<Reply>?> Submit(Person person, string wire, params (string Key, string Value)[] values)
    {
        var act = Act(InboundKind.Submit, person, wire, null, null) with { Values = values.ToDictionary(static v => v.Key, static v => v.Value) };
        var answer = Intake.AnswerAsync(act, CancellationToken.None);
        while (!answer.IsCompleted && await Get<InboxWorker>().DrainAsync(CancellationToken.None) == 0)
            await Task.Yield();
        return await answer;
    }

    /// <summary>What stands in the person's chat, over all channels, oldest first per channel.</summary>
    public IReadOnlyList<Message> Posts(Person person) =>
        [.. person.Identities.SelectMany(i => Channels.Where(c => c.Name.Value == i.Channel).SelectMany(c => c.Chat(i.UserId)))];

    /// <summary>Moves both clocks.</summary>
    public void Advance(TimeSpan by)
    {
        Clock.Advance(by);
        Time.Advance(by);
    }

    public Task SettleAsync() => Settling.RunAsync(this);

    public Inbound Act(InboundKind kind, Person person, string content, DateTimeOffset? at, string? dedupeKey) => new(
        kind, Outbox.ToAddress(person.Identities[0]), dedupeKey ?? $"act-{Interlocked.Increment(ref _acts)}", at ?? Clock.Instant, content);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        var unplanned = Channels.SelectMany(static c => c.Unplanned).ToList();
        if (unplanned.Count > 0)
            throw new InvalidOperationException($"Called without having been planned: {string.Join(", ", unplanned)}");
    }

    private static ServiceProvider Compose(HouseSetup setup, DatabaseOptions database)
    {
        var services = new ServiceCollection();
        services.AddLogging(logs =>
        {
            if (setup.Log is { } log)
                logs.AddProvider(log);
        });
        services.AddSingleton(LeadershipDbSource.For(database));
        services.AddSingleton(static s => WriteGate.For(s.GetRequiredService<LeadershipDbSource>()));
        services.AddSingleton<BusinessClock>(new FakeBusinessClock(Some.Monday));
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Some.Monday));
        services.AddCore();
        if (!setup.Clockwork)
            services.RemoveAll<IScheduledWork>();
        foreach (var channel in setup.Channels)
            services.AddSingleton<IChannel>(channel);
        if (setup.Waypoints is { } waypoints)
            services.Replace(ServiceDescriptor.Singleton(waypoints));
        if (setup.Router is { } router)
            services.Replace(ServiceDescriptor.Singleton(router));
        setup.Services?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
