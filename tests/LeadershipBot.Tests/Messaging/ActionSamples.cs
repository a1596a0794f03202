using System.Reflection;
using LeadershipBot.Data;
using LeadershipBot.Messaging;

namespace LeadershipBot.Tests.Messaging;

/// <summary>An example of each action, made from its type alone; and the codec by type instead of by type parameter.</summary>
internal static class ActionSamples
{
    private static readonly Guid SampleId = new("0195e3a1-7c00-7aaa-8bbb-0123456789ab");

    public static IReadOnlyList<string> Names { get; } = [.. ActionRegistry.ActionTypes.Select(Name)];

    public static string Name(Type action) =>
        (string)action.GetProperty(nameof(TypeCommand.Name), BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;

    public static Type TypeOf(string name) => ActionRegistry.ActionTypes.Single(t => Name(t) == name);

    public static string Encode(object action) => (string)Call(nameof(EncodeAs), action.GetType(), action)!;

    public static object? Decode(Type action, string payload) => Call(nameof(DecodeAs), action, payload);

    /// <param name="action">The type.</param>
    /// <param name="full">True: everything that may be left out is there.</param>
    public static object Make(Type action, bool full) => Value(action, full);

    private static object Value(Type type, bool full)
    {
        if (type.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>)))
            return Activator.CreateInstance(type, SampleId)!;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "text",
            TypeCode.Boolean => true,
            TypeCode.Int32 => 7,
            _ when type == typeof(DateOnly) => new DateOnly(2027, 3, 9),
            _ when type == typeof(TimeOnly) => new TimeOnly(12, 0),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2027, 3, 9, 11, 0, 0, TimeSpan.Zero),
            _ when type == typeof(Guid) => SampleId,
            _ => Many(type, full) ?? Record(type, full),
        };
    }

    private static Array? Many(Type type, bool full)
    {
        if (!type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            return null;
        var element = type.IsArray ? type.GetElementType()! : type.GenericTypeArguments[0];
        var one = Array.CreateInstance(element, 1);
        one.SetValue(Value(element, full), 0);
        return one;
    }

    private static object Record(Type type, bool full)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().OrderByDescending(static c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p =>
        {
            var inner = Nullable.GetUnderlyingType(p.ParameterType);
            var optional = inner is not null || nullability.Create(p).WriteState == NullabilityState.Nullable;
            return optional && !full ? null : Value(inner ?? p.ParameterType, full);
        })]);
    }

    private static object? Call(string method, Type action, object argument)
    {
        try
        {
            return typeof(ActionSamples).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(action).Invoke(null, [argument]);
        }
        catch (TargetInvocationException wrapped)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(wrapped.InnerException!);
            throw;
        }
    }

    private static string EncodeAs<T>(T action) where T : IAction<T> => ActionCodec.Encode(action);

    private static T? DecodeAs<T>(string payload) where T : IAction<T> => ActionCodec.Decode<T>(payload);
}
