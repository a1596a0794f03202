using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.Pulses.Bank;

/// <summary>A question's name in JSON is plain text.</summary>
internal sealed class ItemIdJson : JsonConverter<ItemId>
{
    public override ItemId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ItemId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("This is not a question's name.");

    public override void Write(Utf8JsonWriter writer, ItemId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
