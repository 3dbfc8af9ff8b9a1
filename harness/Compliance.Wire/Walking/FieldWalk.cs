using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Walking;

/// <summary>Lists the fields of a message in the order of their bytes, whatever they hold. Never throws; ends where nothing can be read.</summary>
public sealed class FieldWalk
{
    private const int LongestText = 120;
    private readonly ReadOnlyMemory<byte> message;
    private readonly int most;
    private readonly List<WalkedField> fields = [];

    private FieldWalk(ReadOnlyMemory<byte> message, int most) => (this.message, this.most) = (message, most);

    /// <summary>The fields.</summary>
    /// <param name="message">The serialized message.</param>
    /// <param name="kind">Its schema.</param>
    /// <param name="most">Fields after which the walk ends.</param>
    public static IReadOnlyList<WalkedField> Of(ReadOnlyMemory<byte> message, MessageKind kind, int most = 100_000)
    {
        var walk = new FieldWalk(message, most);
        walk.Message(Schemas.Of(kind), 0, message.Length, "", 0);
        return walk.fields;
    }

    private bool Message(MessageSchema schema, int from, int to, string path, int depth)
    {
        var counts = new Dictionary<int, int>();
        for (var at = from; at < to; )
        {
            if (fields.Count >= most)
                return false;
            var start = at;
            if (!Varint(ref at, to, out var tag) || tag >> 3 is 0 or > int.MaxValue)
                return Broken(path, depth, start, to, "no field can be read from here on");
            var (number, wire) = ((int)(tag >> 3), (WireType)(tag & 7));
            if (!Content(ref at, to, wire, out var content))
                return Broken(path, depth, start, to, "the field is longer than what is left");
            var index = counts[number] = counts.GetValueOrDefault(number, -1) + 1;
            if (!Field(schema.Find(number), number, wire, new ByteRange(start, at - start), content, path, index, depth))
                return false;
        }

        return true;
    }

    private bool Field(
        FieldSchema? schema,
        int number,
        WireType wire,
        ByteRange range,
        ByteRange content,
        string path,
        int index,
        int depth
    )
    {
        var name = schema?.Name ?? number.ToString(CultureInfo.InvariantCulture);
        var indexed = schema is { Repeated: true, Packed: false } ? string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]") : name;
        var own = path.Length > 0 ? $"{path}.{indexed}" : indexed;
        var inner = wire == WireType.Length ? schema?.Message : null;
        fields.Add(new WalkedField(depth, own, range, inner is null ? Value(schema, wire, content) : ""));
        return inner is null || Message(inner, content.Start, content.End, own, depth + 1);
    }

    private bool Broken(string path, int depth, int start, int to, string said)
    {
        fields.Add(new WalkedField(depth, path, new ByteRange(start, to - start), said));
        return false;
    }

    private bool Content(ref int at, int to, WireType wire, out ByteRange content)
    {
        content = new ByteRange(at, 0);
        ulong length;
        switch (wire)
        {
            case WireType.Varint when Varint(ref at, to, out _):
                content = new ByteRange(content.Start, at - content.Start);
                return true;
            case WireType.Fixed64:
                length = 8;
                break;
            case WireType.Fixed32:
                length = 4;
                break;
            case WireType.Length when Varint(ref at, to, out length):
                break;
            default:
                return false;
        }

        if (length > (ulong)(to - at))
            return false;
        content = new ByteRange(at, (int)length);
        at += (int)length;
        return true;
    }

    private string Value(FieldSchema? schema, WireType wire, ByteRange content)
    {
        var bytes = message.Span.Slice(content.Start, content.Length);
        if (schema is null)
            return wire == WireType.Varint ? $"unknown, {Number(null, content)}" : $"unknown, {Hex(bytes)}";
        if (schema.Packed && wire == WireType.Length)
            return Packed(schema, content);
        if (schema.Wire != wire)
            return $"wire type {wire}, the schema has {schema.Wire}: {Hex(bytes)}";
        return schema.Type switch
        {
            FieldType.Text => Text(bytes),
            FieldType.Real => Real(bytes),
            _ => Number(schema, content),
        };
    }

    private string Packed(FieldSchema schema, ByteRange content)
    {
        var text = new StringBuilder("[");
        for (var at = content.Start; at < content.End; )
        {
            if (text.Length > LongestText)
                return text.Append(" …]").ToString();
            var start = at;
            if (!Content(ref at, content.End, schema.Wire, out _))
                return text.Append(" broken]").ToString();
            var value = new ByteRange(start, at - start);
            text.Append(text.Length > 1 ? " " : "")
                .Append(schema.Type == FieldType.Real ? Real(message.Span.Slice(start, 8)) : Number(schema, value));
        }

        return text.Append(']').ToString();
    }

    private string Number(FieldSchema? schema, ByteRange content)
    {
        var at = content.Start;
        Varint(ref at, content.End, out var value);
        return schema?.Type switch
        {
            FieldType.Signed64 => ((long)value).ToString(CultureInfo.InvariantCulture),
            FieldType.ZigZag32 or FieldType.ZigZag64 => ((long)(value >> 1) ^ -(long)(value & 1)).ToString(CultureInfo.InvariantCulture),
            FieldType.Choice => ((int)value).ToString(CultureInfo.InvariantCulture),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Real(ReadOnlySpan<byte> bytes)
    {
        var value = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
        var bits = BitConverter.DoubleToUInt64Bits(value);
        return bits == Sample.StaleBits ? "stale marker"
            : double.IsNaN(value) ? string.Create(CultureInfo.InvariantCulture, $"NaN (0x{bits:x16})")
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, LongestText)]);
        return bytes.Length > LongestText
            ? string.Create(CultureInfo.InvariantCulture, $"\"{text}…\" ({bytes.Length} bytes)")
            : $"\"{text}\"";
    }

    private static string Hex(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 0 ? "empty" : Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, 16)]) + (bytes.Length > 16 ? "…" : "");

    private bool Varint(ref int at, int to, out ulong value)
    {
        value = 0;
        for (var shift = 0; at < to && shift < 70; shift += 7)
        {
            ulong next = message.Span[at++];
            value |= (next & 0x7f) << shift;
            if (next < 0x80)
                return true;
        }

        return false;
    }
}
