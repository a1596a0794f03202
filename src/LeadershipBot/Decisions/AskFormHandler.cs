using System.Globalization;
using LeadershipBot.Messaging;
using LeadershipBot.Messaging.Commands;
using LeadershipBot.People;

namespace LeadershipBot.Decisions;

/// <summary>Asking by a form, for whoever does not like to type long lines.</summary>
public sealed class AskFormHandler : IOpen<OpenAsk>, IHandle<SubmitAsk>
{
    internal const string Who = "who", Question = "question", Options = "options", Due = "due", Propose = "propose",
        Waits = "waits", Area = "area", Outcome = "outcome", Cost = "cost", When = "when";

    public Outcome<Form> Open(OpenAsk action, Actor actor, DateOnly today) =>
        actor.IsPmoOf(action.Project) ? AskMessages.Form(action) : CommandMessages.OnlyPmo(action.ProjectName, []);

    public async Task<Outcome<Reply>> HandleAsync(SubmitAsk action, Turn turn, CancellationToken cancellationToken)
    {
        if (await turn.CheckAsync(Needs.Pmo, action.Project, cancellationToken) is { } no)
            return no;
        var names = await NameBook.LoadAsync(turn.Db, turn.Actor, cancellationToken);
        var deciders = new List<PersonId>();
        foreach (var typed in Value(turn, Who).Split(" and ",
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (found, _) = names.People.Find(typed);
            if (found is not [var one])
                return DecisionReplies.WhichPerson(Who, [.. found.Select(static n => n.Name)]);
            deciders.Add((PersonId)one.Id);
        }
        if (!DateOnly.TryParseExact(Value(turn, Due), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var due))
            return new FieldErrors(new Dictionary<string, string> { [Due] = "Choose a day." });
        return Beside(await Asking.RaiseAsync(new Ask(action.Project, deciders, Value(turn, Question),
            AskTail.Options(Value(turn, Options)), due)
        {
            AskedBy = turn.Actor.Id, Area = OrNull(turn, Area), Outcome = OrNull(turn, Outcome), CostPerDay = OrNull(turn, Cost),
            Waits = AskTail.Split(Value(turn, Waits)), Proposed = OrNull(turn, Propose), Urgent = Value(turn, When) == "now",
        }, turn, cancellationToken));
    }

    /// <summary>What is wrong stands beside its field, so that what was typed is kept.</summary>
    private static Outcome<Reply> Beside(Outcome<Reply> outcome) => outcome.Refusal is not { Kind: RefusalKind.Invalid } refusal
        || refusal is FieldErrors ? outcome : new FieldErrors(new Dictionary<string, string>
        {
            [refusal == DecisionReplies.OptionCount || refusal == DecisionReplies.OptionLength
                || refusal == DecisionReplies.SameOptions
                ? Options : Question] = refusal.Sentence,
        });

    private static string Value(Turn turn, string key) => turn.Values.GetValueOrDefault(key, "").Trim();

    private static string? OrNull(Turn turn, string key) => Value(turn, key) is { Length: > 0 } text ? text : null;
}
