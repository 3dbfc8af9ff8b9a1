using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Compliance.Wire.Protobuf;

/// <summary>
/// Writes fields one after another, as proto3 does: single fields with their default are left out. The default of a double is +0
/// alone; -0 is written, all NaN bits are kept.
/// </summary>
internal sealed class WireWriter
{
    private byte[] buffer = new byte[256];
    private int length;

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Tag(int number, WireType wire) => Varint(((ulong)number << 3) | (uint)wire);

    /// <summary>Writes a varint, with needless bytes when asked to.</summary>
    public void Varint(ulong value, int padding = 0)
    {
        Room(10 + padding);
        for (; value >= 0x80; value >>= 7)
            buffer[length++] = (byte)(value | 0x80);
        buffer[length++] = (byte)value;
        for (; padding > 0; padding--)
        {
            buffer[length - 1] |= 0x80;
            buffer[length++] = 0;
        }
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    /// <summary>Any integer that isn't zigzag; negative ones sign-extended by the caller's cast.</summary>
    public void Integer(FieldSchema field, ulong value)
    {
        if (value != 0)
            IntegerAlways(field, value);
    }

    public void IntegerAlways(FieldSchema field, ulong value)
    {
        Tag(field.Number, WireType.Varint);
        Varint(value);
    }

    public void Real(FieldSchema field, double value)
    {
        if (BitConverter.DoubleToUInt64Bits(value) != 0)
            RealAlways(field, value);
    }

    public void RealAlways(FieldSchema field, double value)
    {
        Tag(field.Number, WireType.Fixed64);
        Bits(value);
    }

    public void Bits(double value)
    {
        Room(sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(length), value);
        length += sizeof(double);
    }

    public void Text(FieldSchema field, string text)
    {
        if (text.Length > 0)
            TextAlways(field, text);
    }

    public void TextAlways(FieldSchema field, string text)
    {
        Tag(field.Number, WireType.Length);
        var bytes = Encoding.UTF8.GetByteCount(text);
        Varint((ulong)bytes);
        Room(bytes);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    public void Unsigned32s(FieldSchema field, ReadOnlySpan<uint> values)
    {
        if (values.IsEmpty)
            return;
        var mark = Begin(field);
        foreach (var value in values)
            Varint(value);
        End(mark);
    }

    public void ZigZag64s(FieldSchema field, ImmutableArray<long> values)
    {
        if (values.IsDefaultOrEmpty)
            return;
        var mark = Begin(field);
        foreach (var value in values)
            Varint(ZigZag(value));
        End(mark);
    }

    public void Reals(FieldSchema field, ImmutableArray<double> values)
    {
        if (values.IsDefaultOrEmpty)
            return;
        var mark = Begin(field);
        foreach (var value in values)
            Bits(value);
        End(mark);
    }

    /// <summary>Starts a message or a packed run; <see cref="End"/> takes what is handed back.</summary>
    public int Begin(FieldSchema field)
    {
        Tag(field.Number, WireType.Length);
        return length;
    }

    /// <summary>Puts the length in front of what was written since <see cref="Begin"/>.</summary>
    public void End(int mark)
    {
        var content = length - mark;
        var prefix = VarintLength((ulong)content);
        Room(prefix);
        buffer.AsSpan(mark, content).CopyTo(buffer.AsSpan(mark + prefix));
        length = mark;
        Varint((ulong)content);
        length += content;
    }

    public byte[] ToArray() => Written.ToArray();

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static int VarintLength(ulong value) => value == 0 ? 1 : (BitOperations.Log2(value) / 7) + 1;

    private void Room(int bytes)
    {
        if (buffer.Length - length < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, checked(length + bytes)));
    }
}
