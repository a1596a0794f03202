using LeadershipBot.Data;

namespace LeadershipBot.Projects;

public readonly record struct ProjectId(Guid Value) : ITypedId<ProjectId>
{
    public static ProjectId From(Guid value) => new(value);

    public static ProjectId New() => new(Guid.CreateVersion7());
}

public readonly record struct SiteId(Guid Value) : ITypedId<SiteId>
{
    public static SiteId From(Guid value) => new(value);

    public static SiteId New() => new(Guid.CreateVersion7());
}

public readonly record struct RoleId(Guid Value) : ITypedId<RoleId>
{
    public static RoleId From(Guid value) => new(value);

    public static RoleId New() => new(Guid.CreateVersion7());
}

public readonly record struct CharterId(Guid Value) : ITypedId<CharterId>
{
    public static CharterId From(Guid value) => new(value);

    public static CharterId New() => new(Guid.CreateVersion7());
}
