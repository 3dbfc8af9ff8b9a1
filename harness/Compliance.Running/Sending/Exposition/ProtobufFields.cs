using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Compliance.Running.Sending.Exposition;

/// <summary>A protobuf message in the making. Fields are written in the order of the calls.</summary>
internal sealed class ProtobufFields
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public ProtobufFields Uint(int field, ulong value)
    {
        Varint((ulong)field << 3);
        Varint(value);
        return this;
    }

    /// <summary>Zigzag coding, as <c>sint32</c> and <c>sint64</c> have it.</summary>
    public ProtobufFields Sint(int field, long value) => Uint(field, (ulong)((value << 1) ^ (value >> 63)));

    public ProtobufFields Number(int field, double value)
    {
        Varint(((ulong)field << 3) | 1);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(8), value);
        bytes.Advance(8);
        return this;
    }

    public ProtobufFields Text(int field, string value) => value.Length == 0 ? this : Raw(field, Encoding.UTF8.GetBytes(value));

    public ProtobufFields Nested(int field, ProtobufFields? message) => message is null ? this : Raw(field, message.Bytes);

    public ProtobufFields Nested(int field, IEnumerable<ProtobufFields> messages)
    {
        foreach (var message in messages)
            Raw(field, message.Bytes);
        return this;
    }

    /// <summary>Appends a message with its length before it, the delimited form of a page.</summary>
    public void Delimited(ProtobufFields message)
    {
        Varint((ulong)message.Bytes.Length);
        bytes.Write(message.Bytes);
    }

    private ProtobufFields Raw(int field, ReadOnlySpan<byte> value)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        var span = bytes.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
            span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        bytes.Advance(length);
    }
}
