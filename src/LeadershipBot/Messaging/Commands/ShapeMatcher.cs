namespace LeadershipBot.Messaging.Commands;

/// <summary>
/// Finds the best reading of a line in one shape by trying where each slot may end. Readings with faults are kept too: they
/// say what was understood and what was not.
/// </summary>
internal sealed class ShapeMatcher(CommandLine line, SlotReader slots)
{
    private const int MostFaults = 3;

    private readonly List<Fault> _faults = [];
    private readonly List<(string Name, object Value)> _values = [];
    private Shape _shape = new([], []);
    private Parse? _best;
    private ParsedCommand _command = null!;

    /// <summary>Null when not even the first word fits.</summary>
    public Parse? Match(ParsedCommand command, Shape shape)
    {
        (_command, _shape, _best) = (command, shape, null);
        Step(0, 0, default);
        return _best;
    }

    private void Step(int element, int token, Score score)
    {
        if (score.Faults > MostFaults || (_best is { Score: var best }
            && (score.Faults, score.LostTokens).CompareTo((best.Faults, best.LostTokens)) > 0))
            return;
        if (element == _shape.Elements.Count)
            Finish(token, score);
        else if (token == line.Tokens.Count)
            Missing(element, score);
        else if (_shape.Elements[element] is SlotElement slot)
            Slot(slot, element, token, score);
        else
            Word(element, token, score);
    }

    private void Word(int element, int token, Score score)
    {
        var words = _shape.Elements[element] is ChoiceElement choice ? choice.Words
            : [((WordElement)_shape.Elements[element]).Word];
        var typed = line.Tokens[token];
        if (!typed.Quoted && words.FirstOrDefault(w => Same(w, typed.Text)) is { } same)
        {
            Keep(element, same, token, score with { Words = score.Words + 1 });
            return;
        }
        if (!typed.Quoted && words.FirstOrDefault(w => Near(w, typed.Text)) is { } near)
            With(new Fault.Misspelt(token, near),
                () => Keep(element, near, token, score with { Faults = score.Faults + 1, LostTokens = score.LostTokens + 1 }));
        else if (element > 0)
            With(new Fault.Leftover(token), () => End(score with
            {
                Faults = score.Faults + 1,
                LostTokens = score.LostTokens + 2 * (line.Tokens.Count - token) + _shape.Elements.Count - element,
            }));
    }

    private void Keep(int element, string word, int token, Score score)
    {
        if (_shape.Elements[element] is not ChoiceElement choice)
        {
            Step(element + 1, token + 1, score);
            return;
        }
        _values.Add((choice.Name, word));
        Step(element + 1, token + 1, score);
        _values.RemoveAt(_values.Count - 1);
    }

    private void Slot(SlotElement slot, int element, int token, Score score)
    {
        var most = Math.Min(line.Tokens.Count - token, SlotReader.MostTokens(slot.Type));
        for (var length = 1; length <= most; length++)
        {
            // A quoted name stands alone; only free text may run over quotation marks.
            if (length > 1 && slot.Type != SlotType.Text && (line.Tokens[token].Quoted || line.Tokens[token + length - 1].Quoted))
                break;
            var end = token + length;
            var value = slots.Read(slot.Type, token, end);
            if (value.Fault is null)
            {
                _values.Add((slot.Name, value.Value!));
                Step(element + 1, end, score with { Looseness = score.Looseness + value.Cost });
                _values.RemoveAt(_values.Count - 1);
            }
            else
            {
                var lost = score.LostTokens + (value.Recognised ? 0 : length);
                With(new Fault.BadSlot(token, end, value),
                    () => Step(element + 1, end, score with { Faults = score.Faults + 1, LostTokens = lost }));
            }
        }
    }

    private void Missing(int element, Score score)
    {
        var left = _shape.Elements.Count - element;
        With(new Fault.Missing(string.Join(' ', _shape.Elements.Skip(element))),
            () => End(score with { Faults = score.Faults + 1, LostTokens = score.LostTokens + left }));
    }

    private void Finish(int token, Score score)
    {
        if (token == line.Tokens.Count)
            End(score);
        else
            With(new Fault.Leftover(token), () => End(score with
            {
                Faults = score.Faults + 1,
                LostTokens = score.LostTokens + 2 * (line.Tokens.Count - token),
            }));
    }

    private void End(Score score)
    {
        if (_best is not null && _best.Score.CompareTo(score) <= 0)
            return;
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in _values)
            values[name] = value;
        foreach (var mark in _shape.Marks)
            values.TryAdd(mark, mark);
        _best = new Parse(_command, _shape, score, values, [.. _faults]);
    }

    private void With(Fault fault, Action go)
    {
        _faults.Add(fault);
        go();
        _faults.RemoveAt(_faults.Count - 1);
    }

    private static bool Same(string word, string typed) =>
        word.Equals(typed, StringComparison.OrdinalIgnoreCase)
        || word.Equals(typed.TrimEnd('.', '?', '!', ',', ';', ':'), StringComparison.OrdinalIgnoreCase);

    private static bool Near(string word, string typed)
    {
        var most = Folded.Tolerance(word.Length);
        return most > 0 && typed.Length >= 3 && Folded.Edits(word, typed.ToLowerInvariant(), most) <= most;
    }
}
