using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>A field of a message that is being edited: the bytes of its tag's padding, its length's padding and its content.</summary>
internal sealed class FieldNode
{
    /// <summary>Number; 0 for bytes that are no field and are written as they are.</summary>
    public required int Number { get; init; }

    /// <summary>Wire type on the wire.</summary>
    public WireType Wire { get; init; }

    /// <summary>Its schema; null when unknown.</summary>
    public FieldSchema? Schema { get; init; }

    /// <summary>Needless bytes of the tag.</summary>
    public int TagPadding { get; set; }

    /// <summary>Needless bytes of the length.</summary>
    public int LengthPadding { get; set; }

    /// <summary>The value as it stands on the wire, without length; not used for messages and packed runs.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>The message inside, or null.</summary>
    public MessageNode? Message { get; init; }

    /// <summary>The values of a packed run as they stand on the wire, or null.</summary>
    public List<byte[]>? Packed { get; set; }

    /// <summary>Number of list elements that it holds.</summary>
    public int Elements => Packed?.Count ?? 1;

    /// <summary>A field with the wire type of the schema.</summary>
    public static FieldNode Single(FieldSchema schema, byte[] value) =>
        new()
        {
            Number = schema.Number,
            Schema = schema,
            Wire = schema.Wire,
            Bytes = value,
        };

    /// <summary>A packed run.</summary>
    public static FieldNode Run(FieldSchema schema, IEnumerable<byte[]> values) =>
        new()
        {
            Number = schema.Number,
            Schema = schema,
            Wire = WireType.Length,
            Packed = [.. values],
        };

    /// <summary>Bytes that are written as they are.</summary>
    public static FieldNode Raw(byte[] bytes) => new() { Number = 0, Bytes = bytes };

    /// <summary>Writes tag, length and content.</summary>
    public void Write(WireWriter writer)
    {
        if (Number == 0)
        {
            writer.Raw(Bytes);
            return;
        }

        writer.Varint(((ulong)Number << 3) | (uint)Wire, TagPadding);
        var content = Content();
        if (Wire == WireType.Length)
            writer.Varint((ulong)content.Length, LengthPadding);
        writer.Raw(content);
    }

    /// <summary>Value or payload, without length.</summary>
    public byte[] Content()
    {
        if (Message is not null)
            return Message.ToArray();
        return Packed is null ? Bytes : [.. Packed.SelectMany(b => b)];
    }
}
