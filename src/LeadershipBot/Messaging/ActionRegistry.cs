using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Messaging;

/// <summary>Knows every action by its wire name and who handles it. Built once; a duplicate or orphan stops the start.</summary>
public sealed class ActionRegistry
{
    private readonly Dictionary<string, ActionRoute> _routes = [];

    public ActionRegistry(IServiceProvider services)
    {
        foreach (var type in ActionTypes)
        {
            var route = (ActionRoute)Activator.CreateInstance(RouteFor(type).MakeGenericType(type), services)!;
            if (!_routes.TryAdd(route.Name, route))
                throw new InvalidOperationException($"Two actions are named '{route.Name}'; names live for months in people's chats.");
        }
    }

    public IReadOnlyCollection<string> Names => _routes.Keys;

    /// <summary>Every action type of the product, found by its interface.</summary>
    public static IReadOnlyList<Type> ActionTypes { get; } =
    [
        .. typeof(ActionRegistry).Assembly.GetTypes().Where(static t => !t.IsAbstract && !t.IsInterface
            && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAction<>)
                && i.GenericTypeArguments[0] == t)),
    ];

    private static Type RouteFor(Type action) =>
        typeof(IOpensForm).IsAssignableFrom(action) ? typeof(FormRoute<>) : typeof(HandlerRoute<>);

    /// <summary>The route and the payload part of a wire text; null for a name or payload this version does not know.</summary>
    public ActionRoute? Find(string wire, out string payload)
    {
        var name = ActionCodec.NameOf(wire);
        payload = name.IsEmpty ? "" : wire[(name.Length + 1)..];
        return name.IsEmpty ? null : _routes.GetValueOrDefault(name.ToString());
    }
}

/// <summary>From a wire name to typed code.</summary>
public abstract class ActionRoute
{
    public static readonly Refusal Stale =
        Refusal.Invalid("This button is from another version and can no longer be understood. Nothing was changed; type help.");

    public abstract string Name { get; }

    /// <summary>What was pressed or written is forgotten once it was handled.</summary>
    public virtual bool LeavesNoTrace => false;

    public virtual Task<Outcome<Reply>> HandleAsync(string payload, Turn turn, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Reply>>(Stale);

    public virtual Outcome<Form> Open(string payload, Actor actor, DateOnly today) => Stale;

    /// <summary>Whatever comes back in a button is a claim: a payload that does not read is refused, not thrown.</summary>
    protected static T? TryDecode<T>(string payload) where T : class, IAction<T>
    {
        try
        {
            return ActionCodec.Decode<T>(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed class HandlerRoute<T>(IServiceProvider services) : ActionRoute where T : class, IAction<T>
{
    private readonly IHandle<T> _handler = services.GetRequiredService<IHandle<T>>();

    public override string Name => T.Name;

    public override bool LeavesNoTrace => typeof(T).IsAssignableTo(typeof(ILeavesNoTrace));

    public override async Task<Outcome<Reply>> HandleAsync(string payload, Turn turn, CancellationToken cancellationToken) =>
        TryDecode<T>(payload) is { } action ? await _handler.HandleAsync(action, turn, cancellationToken) : Stale;
}

internal sealed class FormRoute<T>(IServiceProvider services) : ActionRoute where T : class, IAction<T>, IOpensForm
{
    private readonly IOpen<T> _opener = services.GetRequiredService<IOpen<T>>();

    public override string Name => T.Name;

    public override Outcome<Form> Open(string payload, Actor actor, DateOnly today) =>
        TryDecode<T>(payload) is { } action ? _opener.Open(action, actor, today) : Stale;
}
