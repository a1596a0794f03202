using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Kit;

/// <summary>What a scripted command does with its turn.</summary>
public delegate Task<Outcome<Reply>> Script(Turn turn, CancellationToken cancellationToken);

/// <summary>Stands in for the command grammar: each first word does what the test wrote; the rest is repeated back.</summary>
public sealed class ScriptedRouter : ICommandRouter
{
    private readonly Dictionary<string, Script> _scripts = [];

    public ScriptedRouter On(string word, Script script)
    {
        _scripts[word] = script;
        return this;
    }

    public ScriptedRouter On(string word, Func<Turn, Outcome<Reply>> script) => On(word, (turn, _) => Task.FromResult(script(turn)));

    public Task<Outcome<Reply>> RunAsync(string text, Turn turn, CancellationToken cancellationToken) =>
        _scripts.TryGetValue(text.Split(' ')[0], out var script)
            ? script(turn, cancellationToken)
            : Task.FromResult<Outcome<Reply>>(Reply.Say($"You said: {text}"));
}
