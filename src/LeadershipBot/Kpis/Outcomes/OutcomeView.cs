using LeadershipBot.Data;
using LeadershipBot.Projects;
using Microsoft.EntityFrameworkCore;

namespace LeadershipBot.Kpis.Outcomes;

/// <summary>An outcome with who agreed to it, or who is asked to.</summary>
internal sealed record OutcomeView(
    string Project, string Sentence, string? Target, DateOnly? By, SideView It, SideView Ot)
{
    public bool IsAgreed => It.HasAgreed && Ot.HasAgreed;

    public static async Task<OutcomeView> ReadAsync(LeadershipDb db, ProjectOutcome outcome, CancellationToken cancellationToken)
    {
        var cards = await db.OutcomeCards.AsNoTracking().Where(c => c.OutcomeSeq == outcome.Seq).ToListAsync(cancellationToken);
        var project = await db.Projects.Where(p => p.Id == outcome.ProjectId).Select(p => p.Name).FirstAsync(cancellationToken);
        return new(project, outcome.Sentence, outcome.Target, outcome.TargetDate,
            await SideAsync(HeadSide.It, outcome.AgreedByIt), await SideAsync(HeadSide.Ot, outcome.AgreedByOt));

        async Task<SideView> SideAsync(HeadSide side, People.PersonId? agreed)
        {
            var who = agreed ?? cards.Find(c => c.Side == side)?.PersonId;
            return new(who is null ? null : await db.People.Where(p => p.Id == who).Select(p =>
                p.Name).FirstOrDefaultAsync(cancellationToken),
                agreed is not null);
        }
    }
}

/// <summary>One side's head: who it is, and whether they agreed.</summary>
internal sealed record SideView(string? Name, bool HasAgreed);
