namespace LeadershipBot.Messaging;

/// <summary>Who may use a command; checked by the dispatcher before the command runs.</summary>
public enum Needs { Anyone, Sponsor, Pmo, Admin }

/// <summary>One chat command: its grammar, who may use it, one line of help, and what it does.</summary>
public interface ICommand
{
    /// <summary>
    /// The grammar, as <c>approve &lt;project&gt; [&lt;on:date&gt;]</c>: literal words, <c>a|b</c> alternatives,
    /// <c>[optional]</c> parts and typed <c>&lt;slots&gt;</c>. Help and usage are made from it.
    /// </summary>
    string Grammar { get; }

    Needs Needs { get; }

    /// <summary>One line without a full stop, as <c>what waits on whom, oldest first</c>.</summary>
    string Help { get; }

    Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken);
}
