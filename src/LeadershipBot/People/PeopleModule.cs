using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.People;

public static class PeopleModule
{
    /// <summary>Commands and handlers are collected by scanning; the slice has no service of its own, only its place in the
    /// list.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services;
}
