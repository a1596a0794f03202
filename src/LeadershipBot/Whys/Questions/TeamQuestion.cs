using LeadershipBot.Data;
using LeadershipBot.People;
using LeadershipBot.Projects;
using LeadershipBot.Whys.Shifts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadershipBot.Whys.Questions;

public readonly record struct TeamQuestionId(Guid Value) : ITypedId<TeamQuestionId>
{
    public static TeamQuestionId From(Guid value) => new(value);

    public static TeamQuestionId New() => new(Guid.CreateVersion7());
}

/// <summary>Waiting on the executive, left to the PMO, answered with the undo time running, answered for good, or taken back.</summary>
public enum QuestionState { Waiting, WithPmo, Answering, Answered, Withdrawn }

/// <summary>A question from a team, or from a shift through its lead, to the executive.</summary>
public sealed class TeamQuestion
{
    public const int MaxText = 200;
    public const int MaxAnswer = 500;

    public required TeamQuestionId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required PersonId AskerId { get; init; }

    /// <summary>The asker wants to be named; otherwise only their audience is shown.</summary>
    public bool ShowName { get; init; }

    /// <summary>Passed on from a shift: its asker has no account.</summary>
    public ShiftCrewId? CrewId { get; init; }

    /// <summary>The audience it came from, which also gets the answer.</summary>
    public required WorkFunction Function { get; init; }

    public SiteId? SiteId { get; init; }

    public required PersonId ExecutiveId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public QuestionState State { get; set; }

    public string? Answer { get; set; }

    public PersonId? AnsweredById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the answer can no longer be taken back and goes to the teams.</summary>
    public DateTimeOffset? SendsAt { get; set; }

    /// <summary>When the executive passed it on or answered; what their brief shows as done.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    public int Version { get; set; }
}

internal sealed class TeamQuestionTable : IEntityTypeConfiguration<TeamQuestion>
{
    public void Configure(EntityTypeBuilder<TeamQuestion> builder)
    {
        builder.HasKey(q => q.Id);
        builder.Property(q => q.Text).HasMaxLength(TeamQuestion.MaxText);
        builder.Property(q => q.Answer).HasMaxLength(TeamQuestion.MaxAnswer);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => new { q.ProjectId, q.State });
        builder.HasIndex(q => new { q.State, q.SendsAt });
        builder.HasIndex(q => new { q.ExecutiveId, q.State });
        builder.HasOne<Project>().WithMany().HasForeignKey(q => q.ProjectId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(q => q.AskerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ShiftCrew>().WithMany().HasForeignKey(q => q.CrewId).OnDelete(DeleteBehavior.SetNull);
    }
}
