using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.Channels.Slack.Blocks;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;

namespace LeadershipBot.Channels.Slack.Acts;

/// <summary>
/// What Slack wraps in angle brackets, back into words that the grammar reads: people by name, links as written.
/// </summary>
internal sealed partial class SlackMentions(ActorSnapshot actors)
{
    public async Task<string> ResolveAsync(string text, Address from, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        var end = 0;
        foreach (Match match in Wrapped().Matches(text))
        {
            line.Append(text, end, match.Index - end).Append(await WordsAsync(match, from, cancellationToken));
            end = match.Index + match.Length;
        }
        return SlackText.Unescape(line.Append(text, end, text.Length - end).ToString());
    }

    private async Task<string> WordsAsync(Match match, Address from, CancellationToken cancellationToken)
    {
        var (sign, what, label) = (match.Groups["sign"].Value, match.Groups["what"].Value, match.Groups["label"].Value);
        if (sign != "@")
            return label.Length > 0 ? label : what;
        // A name can be shared by two people; the address cannot.
        var mentioned = new Address(from.Channel, from.Workspace, what);
        var known = await actors.FindAsync(mentioned, cancellationToken);
        return known is { Person: var person } ? CommandLine.Quote(person.Email ?? person.Name)
            : CommandLine.Quote(label.Length > 0 ? label : what);
    }

    [GeneratedRegex(@"<(?<sign>[@#!]?)(?<what>[^|<>]+)(\|(?<label>[^<>]*))?>")]
    private static partial Regex Wrapped();
}
