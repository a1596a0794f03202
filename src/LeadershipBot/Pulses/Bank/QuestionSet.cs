namespace LeadershipBot.Pulses.Bank;

/// <summary>What one person is asked at one time about one project: closed questions, anchor first, and perhaps a text.</summary>
public sealed record QuestionSet(BankItem? Anchor, IReadOnlyList<BankItem> Rotating, BankItem? Text)
{
    /// <summary>The anchor, if there is one, and the rotated questions in the order they are shown.</summary>
    public IEnumerable<BankItem> Closed => Anchor is null ? Rotating : Rotating.Prepend(Anchor);

    public IEnumerable<BankItem> All => Text is null ? Closed : Closed.Append(Text);

    /// <summary>Seconds for everything that must be answered; the text is optional and counted apart.</summary>
    public int ClosedSeconds
    {
        get
        {
            var seconds = Anchor?.Seconds ?? 0;
            foreach (var item in Rotating)
            {
                seconds += item.Seconds;
            }

            return seconds;
        }
    }

    public int TotalSeconds => ClosedSeconds + (Text?.Seconds ?? 0);
}
