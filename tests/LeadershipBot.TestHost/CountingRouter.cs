using LeadershipBot.Messaging;

namespace LeadershipBot.Crashing;

/// <summary>Every typed line has one effect that can be counted, and one reply.</summary>
public sealed class CountingRouter : ICommandRouter
{
    public const string Effect = "crash.effect";

    public Task<Outcome<Reply>> RunAsync(string text, Turn turn, CancellationToken cancellationToken)
    {
        turn.Audit(Effect, text);
        return Task.FromResult<Outcome<Reply>>(Reply.Say($"Noted: {text}"));
    }
}
