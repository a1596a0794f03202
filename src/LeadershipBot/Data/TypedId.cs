using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LeadershipBot.Data;

/// <summary>A client-made UUIDv7 with a type of its own: sorts by time of making, and cannot be passed for another id.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>The short text of an id: 22 characters of base64url, as carried in buttons and links.</summary>
public static class ShortId
{
    public static string Write(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>False when the text is not a short id: whatever comes back in a button is only a claim.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out Guid value)
    {
        value = default;
        Span<byte> bytes = stackalloc byte[16];
        // The Try form of the decoder throws on characters outside its alphabet; the status form tells.
        if (text.Length != 22
            || System.Buffers.Text.Base64Url.DecodeFromChars(text, bytes, out _, out var written) != System.Buffers.OperationStatus.Done
            || written != 16)
            return false;
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}

/// <summary>On SQLite an id is 16 bytes in big-endian order, so that byte order is time order.</summary>
internal sealed class TypedIdToBytes<TId>() : ValueConverter<TId, byte[]>(
    id => id.Value.ToByteArray(true), bytes => TypedIds.From<TId>(new Guid(bytes, true)))
    where TId : struct, ITypedId<TId>;

/// <summary>The same form for an id whose type depends on the row's kind, so that it equals the typed id it names.</summary>
internal sealed class GuidToBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

/// <summary>On PostgreSQL an id is a uuid.</summary>
internal sealed class TypedIdToGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => TypedIds.From<TId>(value))
    where TId : struct, ITypedId<TId>;

/// <summary>A plain call in place of the static interface member, which an expression tree may not hold.</summary>
internal static class TypedIds
{
    public static TId From<TId>(Guid value) where TId : struct, ITypedId<TId> => TId.From(value);
}

/// <summary>Writes every typed id as its short text; used for button payloads and stored messages.</summary>
public sealed class TypedIdJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsValueType && Array.Exists(typeToConvert.GetInterfaces(), static i =>
            i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ShortId.TryRead(reader.GetString(), out var value) ? TId.From(value) : throw new JsonException("Not an id.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ShortId.Write(value.Value));
    }
}
