using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>Takes a message apart for editing. Bytes from the first place that can't be read are kept as they are.</summary>
internal ref struct MessageParser
{
    private readonly ReadOnlySpan<byte> data;
    private int at;

    private MessageParser(ReadOnlySpan<byte> data) => this.data = data;

    public static MessageNode Parse(ReadOnlySpan<byte> data, MessageSchema schema)
    {
        var message = new MessageNode(schema);
        var parser = new MessageParser(data);
        while (parser.at < data.Length)
        {
            var start = parser.at;
            if (parser.TryField(schema, out var field))
            {
                message.Fields.Add(field);
                continue;
            }

            message.Fields.Add(FieldNode.Raw(data[start..].ToArray()));
            break;
        }

        return message;
    }

    private bool TryField(MessageSchema schema, out FieldNode field)
    {
        field = null!;
        if (!TryVarint(out var tag, out var tagPadding) || tag is < 8 or > uint.MaxValue)
            return false;
        var (number, wire) = ((int)(tag >> 3), (WireType)(tag & 7));
        if (!TryContent(wire, out var content, out var lengthPadding))
            return false;
        var known = schema.Find(number);
        var inner = wire == WireType.Length ? known?.Message : null;
        var values = wire == WireType.Length && known is { Packed: true } ? Values(content, known) : null;
        field = new()
        {
            Number = number,
            Wire = wire,
            Schema = known,
            TagPadding = tagPadding,
            LengthPadding = lengthPadding,
            Bytes = content.ToArray(),
            Message = inner is null ? null : Parse(content, inner),
            Packed = values,
        };
        return true;
    }

    private bool TryContent(WireType wire, out ReadOnlySpan<byte> content, out int lengthPadding)
    {
        var start = at;
        content = default;
        lengthPadding = 0;
        ulong length;
        switch (wire)
        {
            case WireType.Varint when TryVarint(out _, out _):
                content = data[start..at];
                return true;
            case WireType.Fixed64:
                length = 8;
                break;
            case WireType.Fixed32:
                length = 4;
                break;
            case WireType.Length when TryVarint(out length, out lengthPadding):
                break;
            default:
                return false;
        }

        if (length > (ulong)(data.Length - at))
            return false;
        content = data.Slice(at, (int)length);
        at += (int)length;
        return true;
    }

    private static List<byte[]>? Values(ReadOnlySpan<byte> content, FieldSchema field)
    {
        var parser = new MessageParser(content);
        var values = new List<byte[]>();
        while (parser.at < content.Length)
        {
            if (!parser.TryContent(field.Wire, out var value, out _))
                return null;
            values.Add(value.ToArray());
        }

        return values;
    }

    private bool TryVarint(out ulong value, out int padding)
    {
        var start = at;
        value = 0;
        padding = 0;
        for (var shift = 0; at < data.Length && shift < 70; shift += 7)
        {
            ulong next = data[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0x80)
                continue;
            padding = at - start - WireWriter.VarintLength(value);
            return true;
        }

        return false;
    }
}
