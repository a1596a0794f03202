using LeadershipBot.Data;
using LeadershipBot.Messaging;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses;
using LeadershipBot.Pulses.Bank;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Audiences;

/// <summary>
/// The one place for what is said in confidence. While a question is open its respondent can see, change and take back their
/// answer, and nobody else sees that there is one; at the close site and function take the respondent's place. Practices must
/// leave no other trace of an answer: no undo step, no audit entry, no state on a prompt, no reply that says it.
/// </summary>
public static class ConfidentialAnswers
{
    /// <summary>
    /// Opens a question on an occasion, or finds it open already; whoever is asked later moves its close. The project's
    /// thresholds are fixed by the first.
    /// </summary>
    public static async Task<ConfidentialQuestion> OpenAsync(LeadershipDb db, NewQuestion asked, PrivacyOptions options,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.SerialiseAsync($"confidential/{asked.Project.Value}", cancellationToken);
        await Thresholds.FixAsync(db, options, cancellationToken);
        var question = db.ConfidentialQuestions.Local.FirstOrDefault(q => q.ProjectId == asked.Project
                && q.ItemId == asked.Question.Item && q.Occasion == asked.Occasion)
            ?? await db.ConfidentialQuestions.AsTracking().FirstOrDefaultAsync(q => q.ProjectId == asked.Project
                && q.ItemId == asked.Question.Item && q.Occasion == asked.Occasion, cancellationToken);
        if (question is null)
            return db.ConfidentialQuestions.Add(new ConfidentialQuestion
            {
                Id = ConfidentialQuestionId.New(), ProjectId = asked.Project, ItemId = asked.Question.Item,
                Occasion = asked.Occasion, Asked = AskedQuestion.Write([asked.Question]), RightKey = asked.RightKey,
                OpenedAt = now, ClosesAt = asked.ClosesAt,
            }).Entity;
        if (asked.ClosesAt > question.ClosesAt)
            (question.ClosesAt, question.Settled, question.Version) = (asked.ClosesAt, false, question.Version + 1);
        return question;
    }

    /// <summary>
    /// Keeps an answer of the actor, or changes it. That they were asked is for the caller to know. The later click wins.
    /// </summary>
    public static async Task<Outcome<ConfidentialQuestion>> TakeAsync(
        Turn turn, ConfidentialQuestionId id, AnswerValue value, CancellationToken cancellationToken)
    {
        var (question, refusal) = await OpenOneAsync(turn, id, cancellationToken);
        if (question is null)
            return refusal!;
        if (!Fits(AskedQuestion.Read(question.Asked)[0], value))
            return ConfidentialReplies.NotAnAnswer;
        var (known, said) = (await MineAsync(turn, id, cancellationToken), value.ToWire());
        if (known is null)
            turn.Db.OpenAnswers.Add(new OpenAnswer
            {
                QuestionId = id, RespondentId = turn.Actor.Id, Value = said, At = turn.At,
            });
        else if (turn.At >= known.At)
            (known.Value, known.At) = (said, turn.At);
        return question;
    }

    /// <summary>Forgets the actor's answer; to do so twice is no mistake.</summary>
    public static async Task<Outcome<ConfidentialQuestion>> TakeBackAsync(
        Turn turn, ConfidentialQuestionId id, CancellationToken cancellationToken)
    {
        var (question, refusal) = await OpenOneAsync(turn, id, cancellationToken);
        if (question is null)
            return refusal!;
        if (await MineAsync(turn, id, cancellationToken) is { } known && turn.At >= known.At)
            turn.Db.OpenAnswers.Remove(known);
        return question;
    }

    /// <summary>What a respondent said to open questions, for their own eyes only; by question.</summary>
    public static async Task<IReadOnlyDictionary<ConfidentialQuestionId, AnswerValue>> OfAsync(LeadershipDb db, PersonId respondent,
        IReadOnlyCollection<ConfidentialQuestionId> questions, CancellationToken cancellationToken) =>
        (await db.OpenAnswers.AsNoTracking().Where(a => a.RespondentId == respondent && questions.Contains(a.QuestionId))
            .ToListAsync(cancellationToken))
        .ToDictionary(static a => a.QuestionId, static a => AnswerValue.Parse(a.Value).Value);

    /// <summary>An answer that came without a name, from a shift's slip: it has only ever had site and function.</summary>
    public static Outcome<ConfidentialAnswer> AddUnsigned(LeadershipDb db, ConfidentialQuestion question, SiteId? site,
        WorkFunction function, AnswerValue value, DateTimeOffset now)
    {
        if (now >= question.ClosesAt)
            return ConfidentialReplies.Closed;
        if (!Fits(AskedQuestion.Read(question.Asked)[0], value))
            return ConfidentialReplies.NotAnAnswer;
        return db.ConfidentialAnswers.Add(new ConfidentialAnswer
        {
            Id = ConfidentialAnswerId.New(), QuestionId = question.Id, SiteId = site, Function = function, Value = value.ToWire(),
        }).Entity;
    }

    /// <summary>Puts site and function in the respondents' place, in an order that says nothing.</summary>
    internal static async Task CloseAsync(LeadershipDb db, ConfidentialQuestionId id, CancellationToken cancellationToken)
    {
        var open = await db.OpenAnswers.AsNoTracking().Where(a => a.QuestionId == id)
            .Join(db.People, a => a.RespondentId, p => p.Id, (a, p) => new { a.Value, p.SiteId, p.Function })
            .ToListAsync(cancellationToken);
        db.ConfidentialAnswers.AddRange(open.Select(a => new ConfidentialAnswer
        {
            Id = ConfidentialAnswerId.New(), QuestionId = id, SiteId = a.SiteId, Function = a.Function, Value = a.Value,
        }).OrderBy(static a => a.Id.Value));
        await db.OpenAnswers.Where(a => a.QuestionId == id).ExecuteDeleteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task<(ConfidentialQuestion? Open, Refusal? Refusal)> OpenOneAsync(
        Turn turn, ConfidentialQuestionId id, CancellationToken cancellationToken) =>
        await turn.Db.ConfidentialQuestions.AsNoTracking().FirstOrDefaultAsync(q => q.Id == id, cancellationToken) switch
        {
            null => (null, ConfidentialReplies.Gone),
            var question when turn.Now >= question.ClosesAt || question.Settled => (null, ConfidentialReplies.Closed),
            var question => (question, null),
        };

    private static async Task<OpenAnswer?> MineAsync(Turn turn, ConfidentialQuestionId id, CancellationToken cancellationToken) =>
        turn.Db.OpenAnswers.Local.FirstOrDefault(a => a.QuestionId == id && a.RespondentId == turn.Actor.Id)
        ?? await turn.Db.OpenAnswers.AsTracking().FirstOrDefaultAsync(
            a => a.QuestionId == id && a.RespondentId == turn.Actor.Id, cancellationToken);

    private static bool Fits(AskedQuestion question, AnswerValue value) => question.Type == value.Type
        && (value.Type != AnswerType.Choice || question.Options.Any(o => o.Key == value.Token));
}

/// <summary>A question about to be put to people in confidence.</summary>
/// <param name="Occasion">What tells two askings of the same question apart, at most 60 characters.</param>
/// <param name="RightKey">The key of the right option, for a question that has one.</param>
public sealed record NewQuestion(
    ProjectId Project, string Occasion, AskedQuestion Question, DateTimeOffset ClosesAt, string? RightKey = null);
