using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Pulses.Bank;

namespace LeadershipBot.Pulses.Briefs;

/// <summary>A prompt with everything its message shows. Values only; the words are <see cref="BriefMessages"/>'
/// business.</summary>
/// <param name="Rhythm">When briefs come, as a phrase.</param>
/// <param name="Chosen">The person chose that time themselves.</param>
/// <param name="Reason">Why it was moved, or put aside, or what was chosen of an offer.</param>
/// <param name="AsksAgainAt">Put off by the person or their assistant to this instant.</param>
/// <param name="IsOver">Past its close: what comes now is late.</param>
public sealed record BriefView(
    PromptId Id, PersonId PersonId, string PersonName, string Zone, CadenceLineId Line, string Rhythm, bool Chosen,
        PromptState State,
    DateOnly LocalDate, DateTimeOffset DueAt, DateTimeOffset ClosesAt, string? Reason, DateTimeOffset? AsksAgainAt,
        bool WasPutOff,
    bool IsOver, bool IsOffer, IReadOnlyList<PulseView> Pulses)
{
    /// <summary>What other practices have to say in it, in order.</summary>
    public IReadOnlyList<BriefPart> Parts { get; init; } = [];

    /// <summary>The executive's other projects: this time it was not their turn.</summary>
    public IReadOnlyList<RestingProject> Resting { get; init; } = [];

    public IEnumerable<(PulseView Pulse, AskedQuestion Question)> Closed => Pulses.SelectMany(
        static p => p.Main.Where(static q => q.Type != AnswerType.Text), static (p, q) => (p, q));

    /// <summary>Closed questions that nobody has answered who may; a prepared answer does not count.</summary>
    public int Left => Closed.Count(static x => x.Pulse.Find(x.Question.Item) is not { Counts: true });

    public bool IsAnswered => Left == 0;

    /// <summary>Somebody who may has acted on it: answered a question, or done what another part asked.</summary>
    public bool HasAnswer => (State == PromptState.Answered && !IsOffer) || Pulses.Any(static p => p.Answers.Values.Any(static a => a.Counts));

    public string? PreparedBy => HasAnswer ? null : Pulses.SelectMany(static p => p.Answers.Values).Select(static a => a.By)
        .FirstOrDefault();

    /// <summary>What this reader may see: the executive what is theirs or was answered, a stand-in the projects they stand in
    /// for.</summary>
    public BriefView For(PersonId reader) => this with
    {
        Pulses = [.. Pulses.Where(p => reader == PersonId ? p.StillTheirs || p.Answers.Count > 0
            : p.StandIns.Any(s => s.Id == reader))],
        Resting = reader == PersonId ? Resting : [],
    };

    public AnswerCapacity Capacity(PersonId reader) => reader == PersonId ? AnswerCapacity.Self
        : Pulses.Any(p => p.Deputies.Any(d => d.Id == reader)) ? AnswerCapacity.Deputy : AnswerCapacity.Assistant;
}

/// <summary>A deputy or assistant of the sponsor on a project, today.</summary>
public sealed record StandInView(PersonId Id, string Name, RoleKind Kind);

/// <summary>One project's part. <see cref="Answers"/> holds the answer that stands per question.</summary>
public sealed record PulseView(
    PulseId Id, ProjectId ProjectId, string ProjectName, bool StillTheirs, string? PmoName, IReadOnlyList<StandInView> StandIns,
    IReadOnlyList<AskedQuestion> Questions, IReadOnlyDictionary<string, AnswerView> Answers, LastTime? Last)
{
    public IEnumerable<AskedQuestion> Main => Questions.Where(static q => q.After is null);

    public IEnumerable<StandInView> Deputies => StandIns.Where(static s => s.Kind == RoleKind.Deputy);

    public AnswerView? Find(string item) => Answers.GetValueOrDefault(item);

    /// <summary>The follow-up that the present answers have opened after this question, if any.</summary>
    public AskedQuestion? OpenedBy(AskedQuestion question) => Questions.FirstOrDefault(q =>
        q.After == question.Item && Find(question.Item) is { } answer && q.Opens!.Contains(answer.Value.Token));
}

public sealed record AnswerView(AnswerValue Value, string By, AnswerCapacity Capacity, bool Late)
{
    /// <summary>An assistant prepares; only the executive and their deputy answer.</summary>
    public bool Counts => Capacity != AnswerCapacity.Assistant;
}

/// <summary>A project that is not asked about this time, with what was said last and when.</summary>
public sealed record RestingProject(string Name, string? Said, DateOnly? On);

/// <summary>What was said about the project last time, and who was told of it; null when nobody had to be.</summary>
public sealed record LastTime(string Said, string? Told);
