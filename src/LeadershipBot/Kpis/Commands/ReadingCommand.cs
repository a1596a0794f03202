using System.Globalization;
using LeadershipBot.Messaging;

namespace LeadershipBot.Kpis.Commands;

public sealed class ReadingCommand : ICommand
{
    public string Grammar => "reading <kpi:text> <value:word> [on <date:past>] [of <project>]";

    public Needs Needs => Needs.Anyone;

    public string Help => "gives a KPI its value of today or of another day";

    public async Task<Outcome<Reply>> RunAsync(CommandArguments arguments, Turn turn, CancellationToken cancellationToken)
    {
        if (!Readings.Number(arguments.Text("value")).TryGet(out var value, out var refusal))
            return refusal;
        var on = arguments.DateOrNull() ?? Cadences.Zones.DateOf(turn.Now, turn.Actor.Person.Zone);
        if (Readings.Check(on, turn.Now) is { } wrong)
            return wrong;
        if (!(await KpiNames.FindAsync(turn, arguments.Text("kpi"), arguments.ProjectOrNull(), cancellationToken))
            .TryGet(out var kpi, out refusal))
            return refusal;
        return KpiNames.LooksAfter(turn.Actor, kpi)
            ? await turn.StoreAsync(kpi, on, value, ReadingOrigin.Chat, cancellationToken)
            : KpiReplies.NotYours(kpi.Name);
    }
}

public sealed class GiveReadingOpener : IOpen<GiveReading>
{
    public Outcome<Form> Open(GiveReading action, Actor actor, DateOnly today) => KpiMessages.Give(action, today);
}

public sealed class SubmitReadingHandler : IHandle<SubmitReading>
{
    public async Task<Outcome<Reply>> HandleAsync(SubmitReading action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        var errors = new Dictionary<string, string>();
        if (!Readings.Number(turn.Values.GetValueOrDefault("value") ?? "").TryGet(out var value, out refusal))
            errors["value"] = refusal.Sentence;
        if (!DateOnly.TryParseExact(turn.Values.GetValueOrDefault("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var on))
            errors["on"] = "Choose a day.";
        else if (Readings.Check(on, turn.Now) is { } wrong)
            errors["on"] = wrong.Sentence;
        return errors.Count > 0 ? new FieldErrors(errors)
            : await turn.StoreAsync(kpi, on, value, ReadingOrigin.Chat, cancellationToken);
    }
}

public sealed class PutReadingBackHandler : IHandle<PutReadingBack>
{
    public async Task<Outcome<Reply>> HandleAsync(PutReadingBack action, Turn turn, CancellationToken cancellationToken)
    {
        if (!(await turn.MineAsync(action.Kpi, cancellationToken)).TryGet(out var kpi, out var refusal))
            return refusal;
        if (action.Value is not { } before)
            await Readings.ForgetAsync(turn.Db, kpi, action.On, turn.Now, cancellationToken);
        else if (double.TryParse(before, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Readings.Check(value) is null)
            await Readings.WriteAsync(turn.Db, kpi, action.On, value, ReadingOrigin.Chat, turn.Actor.Id, turn.Now,
                cancellationToken);
        turn.Audit("kpi.reading.undone", $"{kpi.Name} on {action.On:yyyy-MM-dd}", project: kpi.ProjectId);
        return Reply.Nothing;
    }
}
