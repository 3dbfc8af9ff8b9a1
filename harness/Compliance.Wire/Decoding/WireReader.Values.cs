using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <content>Values of known fields. Single ones keep a bit set of the numbers that occurred, to notice repeats.</content>
internal ref partial struct WireReader
{
    /// <summary>Reads a double with all its bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Real(FieldSchema field, ref uint seen)
    {
        TryReal(field, out var value);
        Once(field, ref seen);
        return value;
    }

    /// <summary>Reads any integer that isn't zigzag; narrower types take its low bits, as protobuf does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Integer(FieldSchema field, ref uint seen)
    {
        TryVarint(field, out var value);
        Once(field, ref seen);
        return value;
    }

    /// <summary>Reads a zigzag integer of 32 bits.</summary>
    public int ZigZag32(FieldSchema field, ref uint seen)
    {
        var value = (uint)Integer(field, ref seen);
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>Reads the timestamp that only rc.3 had, and notes it.</summary>
    public long Created(FieldSchema field, ref uint seen)
    {
        var value = (long)Integer(field, ref seen);
        notes.Take(NoteKind.CreatedTimestamp, field.Name, FieldRange, "the field of rc.3, which rc.4 reserves");
        return value;
    }

    /// <summary>Whether a single field occurred.</summary>
    public static bool Has(uint seen, FieldSchema field) => (seen & (1u << field.Number)) != 0;

    /// <summary>Reads a text of a single field.</summary>
    public string Text(FieldSchema field, ref uint seen)
    {
        TryText(field, -1, out var text, out _);
        Once(field, ref seen);
        return text;
    }

    /// <summary>Reads a text; what isn't UTF-8 is replaced and noted.</summary>
    /// <param name="field">The field.</param>
    /// <param name="index">Index in its list, -1 for a single field.</param>
    /// <param name="text">The text, empty when it can't be read.</param>
    /// <param name="range">The bytes of the text.</param>
    public bool TryText(FieldSchema field, int index, out string text, out ByteRange range)
    {
        text = "";
        range = default;
        if (!TryLength(field, out var length) || !Spend(64 + (2L * length)))
            return false;
        range = new(Position, length);
        var bytes = data.Slice(Position, length);
        Position += length;
        if (Ascii.IsValid(bytes))
        {
            text = Interned.Text(bytes);
            return true;
        }

        if (!Utf8.IsValid(bytes))
            notes.Take(NoteKind.InvalidUtf8, index < 0 ? field.Name : Said($"{field.Name}[{index}]"), range, "the text is not UTF-8");
        text = Encoding.UTF8.GetString(bytes);
        return true;
    }

    /// <summary>Reads a run of unsigned integers, or a single one that isn't packed.</summary>
    /// <returns>The bytes of the values.</returns>
    public ByteRange Unsigned32s(FieldSchema field, List<uint> values, ref uint seen)
    {
        var run = BeginRun(field, 32, ref seen);
        while (More(ref run))
        {
            if (TryVarint(field, out var value))
                values.Add((uint)value);
            if (Wire == WireType.Length)
                Unsigned32s(values);
        }

        return EndRun(run);
    }

    /// <summary>The same for what requests are full of: values of one or two bytes. Stops before any other.</summary>
    private void Unsigned32s(List<uint> values)
    {
        var bytes = data[Position..End];
        var count = values.Count;
        CollectionsMarshal.SetCount(values, count + bytes.Length);
        var room = CollectionsMarshal.AsSpan(values)[count..];
        var (at, written) = (0, 0);
        while (at < bytes.Length)
        {
            uint first = bytes[at];
            if (first < 0x80)
            {
                room[written++] = first;
                at++;
            }
            else if (at + 1 < bytes.Length && bytes[at + 1] is > 0 and < 0x80)
            {
                room[written++] = (first & 0x7f) | ((uint)bytes[at + 1] << 7);
                at += 2;
            }
            else
            {
                break;
            }
        }

        CollectionsMarshal.SetCount(values, count + written);
        Position += at;
    }

    /// <summary>Reads a run of zigzag integers, or a single one that isn't packed.</summary>
    public void ZigZag64s(FieldSchema field, List<long> values, ref uint seen)
    {
        var run = BeginRun(field, 24, ref seen);
        while (More(ref run))
        {
            if (TryVarint(field, out var value))
                values.Add((long)(value >> 1) ^ -(long)(value & 1));
        }

        EndRun(run);
    }

    /// <summary>Reads a run of doubles, or a single one that isn't packed.</summary>
    public void Reals(FieldSchema field, List<double> values, ref uint seen)
    {
        var run = BeginRun(field, 3, ref seen);
        while (More(ref run))
        {
            if (TryReal(field, out var value))
                values.Add(value);
        }

        EndRun(run);
    }

    private Run BeginRun(FieldSchema field, int costPerByte, ref uint seen)
    {
        var run = new Run { OuterEnd = End };
        if (Wire != WireType.Length)
        {
            run.Single = Spend(32);
            if ((seen & field.Exclusive) == 0)
                notes.Take(NoteKind.Unpacked, field.Name, new(TagStart, Position - TagStart), "a list of numbers that is not packed");
            seen |= field.Exclusive;
        }
        else if (TryLength(field, out var length) && Spend((long)length * costPerByte))
        {
            End = Position + length;
        }
        else
        {
            End = Position;
        }

        run.Start = Position;
        return run;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool More(ref Run run)
    {
        if (!run.Single)
            return Position < End && Wire == WireType.Length;
        run.Single = false;
        return true;
    }

    private ByteRange EndRun(Run run)
    {
        End = run.OuterEnd;
        return new(run.Start, Position - run.Start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryReal(FieldSchema field, out double value)
    {
        value = 0;
        if (End - Position < sizeof(double))
        {
            Break(TagStart, field.Name, Said($"a double needs 8 bytes, {End - Position} are left"));
            return false;
        }

        value = BinaryPrimitives.ReadDoubleLittleEndian(data.Slice(Position, sizeof(double)));
        Position += sizeof(double);
        return true;
    }

    /// <summary>Remembers that a single field occurred, and notes it when it or its rival had before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Once(FieldSchema field, ref uint seen)
    {
        if ((seen & field.Exclusive) != 0)
            notes.Take(
                NoteKind.Duplicate,
                field.Name,
                FieldRange,
                Said($"field {field.Number} or its rival occurs again; the last one counts")
            );
        seen |= 1u << field.Number;
    }

    /// <summary>A packed run, or one value in its place.</summary>
    private struct Run
    {
        /// <summary>End of the message around it.</summary>
        public int OuterEnd;

        /// <summary>Offset of the first value.</summary>
        public int Start;

        /// <summary>One value without a length is still to be read.</summary>
        public bool Single;
    }
}
