using System.Text.Json;
using LeadershipBot.Cadences;
using LeadershipBot.Channels.Web;
using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Host.Demo;

/// <summary>
/// The company's executives while no visitor plays them: they read their own chat and press its buttons through the intake,
/// exactly as a person's browser would. What they do depends on their name and the date alone, never on chance.
/// </summary>
internal sealed class DemoPlayers(LeadershipDbSource source, Intake intake, DemoClock clock)
{
    private readonly PriorityQueue<Turn, DateTimeOffset> _turns = new();
    private readonly Dictionary<string, Player> _players = [];
    private long _read;
    private int _acts;

    private sealed record Player(PersonId Id, DemoPerson Person, string Zone);

    private sealed record Turn(Player Player, long Post);

    /// <summary>Who is played by the visitor, and so does nothing by themselves.</summary>
    public PersonId? Visitor { get; set; }

    public DateTimeOffset? NextAt => _turns.TryPeek(out _, out var at) ? at : null;

    public async Task MeetAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        foreach (var person in await db.People.ToListAsync(cancellationToken))
        {
            var known = DemoCompany.People.FirstOrDefault(p => p.Name == person.Name);
            if (known?.Habit is not null)
                _players[LocalAddress.Of(person.Id).UserId] = new Player(person.Id, known, person.Zone);
        }
    }

    /// <summary>Reads what is new in their chats and decides when to turn to it; returns how many acts were done.</summary>
    public async Task<int> PlayAsync(CancellationToken cancellationToken)
    {
        await using var db = source.Open();
        var fresh = await db.LocalPosts.Where(p => p.Seq > _read && !p.FromPerson).OrderBy(p => p.Seq)
            .Select(p => new { p.Seq, p.UserId }).ToListAsync(cancellationToken);
        foreach (var post in fresh)
        {
            _read = post.Seq;
            if (_players.TryGetValue(post.UserId, out var player) && When(player, post.Seq) is { } at)
                _turns.Enqueue(new Turn(player, post.Seq), at);
        }
        var acts = 0;
        while (_turns.TryPeek(out var turn, out var at) && at <= clock.Instant)
        {
            _turns.Dequeue();
            acts += turn.Player.Id != Visitor && await ActAsync(db, turn, cancellationToken) ? 1 : 0;
        }
        return acts;
    }

    /// <summary>When they get to it; null when this one is left unanswered.</summary>
    private DateTimeOffset? When(Player player, long post)
    {
        var habit = player.Person.Habit!;
        var today = Zones.DateOf(clock.Instant, player.Zone);
        var percent = today < ApprovedOn(player.Person.Name) ? habit.PercentBefore : habit.PercentAfter;
        if (Roll(player.Person.Name, today, 100) >= percent)
            return null;
        var spread = 0.5 + (Roll(player.Person.Name + "h", today, 100) / 100.0);
        return clock.Instant + TimeSpan.FromMinutes(Math.Round(habit.Hours * spread * 60)) + TimeSpan.FromSeconds(post % 40);
    }

    private DateOnly ApprovedOn(string name)
    {
        var days = DemoCompany.Roles.Any(r => r.Person == name && r.Project == DemoCompany.Mes && r.Kind == Projects.RoleKind.Sponsor)
            ? DemoCompany.MesApprovedDaysAgo : DemoCompany.NetworkApprovedDaysAgo;
        return Arrival.AddDays(-days);
    }

    /// <summary>The day on which the visitor arrives.</summary>
    public DateOnly Arrival { get; set; }

    private async Task<bool> ActAsync(LeadershipDb db, Turn turn, CancellationToken cancellationToken)
    {
        var body = await db.LocalPosts.Where(p => p.Seq == turn.Post).Select(p => p.Body).FirstOrDefaultAsync(cancellationToken);
        if (body is null)
            return false;
        var message = JsonSerializer.Deserialize<Message>(body, Outbox.Json)!;
        var answer = Answer(turn.Player.Person, message);
        if ((answer ?? Agree(message)) is not { } wire)
            return false;
        await intake.AcceptAsync(new Inbound(InboundKind.Press, LocalAddress.Of(turn.Player.Id), $"demo-{++_acts}-{clock.Instant.Ticks}",
            clock.Instant, wire), cancellationToken);
        // The message changes under an answer; a minute later they look at it again and take the next question.
        if (answer is not null)
            _turns.Enqueue(turn, clock.Instant.AddMinutes(1));
        return true;
    }

    /// <summary>Their answer to the first question still open, or null.</summary>
    private string? Answer(DemoPerson person, Message message)
    {
        foreach (var block in message.Blocks)
        {
            var open = block switch
            {
                Choice choice when !choice.Options.Any(static o => o.Chosen) =>
                    [.. choice.Options.Where(static o => !o.OpensForm)],
                Scale scale when !scale.Points.Any(static o => o.Chosen) => scale.Points,
                _ => null,
            };
            if (open is { Count: > 0 })
                return open[Mood(person, open.Count)].Wire;
        }
        return null;
    }

    /// <summary>The one button a message puts forward, where it does something at once: start, agree, half as often.</summary>
    private static string? Agree(Message message) => message.Blocks.OfType<Buttons>().SelectMany(static b => b.Items)
        .FirstOrDefault(static b => b is { OpensForm: false, Tone: ButtonTone.Primary } && !b.Wire.StartsWith(TypeCommand.Name, StringComparison.Ordinal))
        ?.Wire;

    private int Mood(DemoPerson person, int choices)
    {
        var moods = person.Habit!.Moods;
        var roll = Roll(person.Name + choices, DateOnly.FromDateTime(clock.Instant.UtcDateTime), moods.Length);
        return Math.Min(moods[roll], choices - 1);
    }

    /// <summary>A stable number below <paramref name="below"/> for a name on a date (FNV-1a, 32 bits).</summary>
    private static int Roll(string name, DateOnly date, int below)
    {
        var hash = 2166136261u;
        foreach (var letter in $"{name}{date.DayNumber}")
            hash = unchecked((hash ^ letter) * 16777619u);
        return (int)((hash >> 8) % (uint)below);
    }
}
