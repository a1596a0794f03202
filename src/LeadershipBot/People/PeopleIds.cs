using LeadershipBot.Data;

namespace LeadershipBot.People;

public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    public static PersonId From(Guid value) => new(value);

    public static PersonId New() => new(Guid.CreateVersion7());
}

public readonly record struct IdentityId(Guid Value) : ITypedId<IdentityId>
{
    public static IdentityId From(Guid value) => new(value);

    public static IdentityId New() => new(Guid.CreateVersion7());
}

public readonly record struct AbsenceId(Guid Value) : ITypedId<AbsenceId>
{
    public static AbsenceId From(Guid value) => new(value);

    public static AbsenceId New() => new(Guid.CreateVersion7());
}
