using Compliance.Model.Metrics;

namespace Compliance.Wire.Protobuf;

/// <summary>The schemas of the two messages; the same as the files under <c>proto/</c>, which tests compare.</summary>
public static class Schemas
{
    /// <summary>The top message of a kind.</summary>
    public static MessageSchema Of(MessageKind kind) => kind == MessageKind.V2 ? SchemaV2.Request : SchemaV1.WriteRequest;

    internal static FieldSchema Field(int number, string name, FieldType type) => new(number, name, type);

    internal static FieldSchema List(int number, string name, FieldType type) => new(number, name, type) { Repeated = true };

    internal static FieldSchema List(int number, string name, MessageSchema message) =>
        new(number, name, FieldType.Message) { Repeated = true, Message = message };
}
