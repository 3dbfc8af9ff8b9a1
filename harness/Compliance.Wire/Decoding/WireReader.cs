using System.Globalization;
using System.Runtime.CompilerServices;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <summary>
/// Reads the fields of the message between <see cref="Position"/> and <see cref="End"/>; offsets are those of the whole message.
/// What can't be read is noted and ends the inner message, never the reading.
/// </summary>
internal ref partial struct WireReader(ReadOnlySpan<byte> data, NoteTaker notes, MemoryBudget budget)
{
    private const int LongestVarint = 10;

    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>Offset of the next byte.</summary>
    public int Position;

    /// <summary>Offset of the end of the message that is being read.</summary>
    public int End = data.Length;

    /// <summary>The tag last read: number and wire type.</summary>
    public uint Tag;

    /// <summary>Where it stands.</summary>
    public int TagStart;

    /// <summary>Where notes go.</summary>
    public readonly NoteTaker Notes => notes;

    /// <summary>Number of the field last read.</summary>
    public readonly int Number => (int)(Tag >> 3);

    /// <summary>Its wire type.</summary>
    public readonly WireType Wire => (WireType)(Tag & 7);

    /// <summary>Reads the next tag; false at the end, and after something that can't be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        if (Position >= End || budget.Exhausted)
            return false;
        TagStart = Position;
        uint first = data[Position];
        if (first is < 8 or >= 0x80 || (first & 7) > (uint)WireType.Fixed32)
            return NextSlowly();
        Position++;
        Tag = first;
        return true;
    }

    /// <summary>Takes memory for a part of the result; when there is none left, reading ends with a note.</summary>
    public bool Spend(long bytes)
    {
        if (budget.Exhausted)
            return false;
        if (budget.Spend(bytes))
            return true;
        notes.Take(NoteKind.TooLarge, "", new(Position, 0), "the message unfolds into more than the decoder holds; the rest was not read");
        Position = End;
        return false;
    }

    /// <summary>Notes that the message breaks off here, and passes over what is left of it.</summary>
    public void Break(int start, string part, string said)
    {
        notes.Take(NoteKind.Malformed, part, new(start, End - start), said);
        Position = End;
    }

    /// <summary>Enters the message of a length-delimited field; what was the end is handed back for <see cref="Leave"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Enter(FieldSchema field, int index, out int outerEnd)
    {
        outerEnd = End;
        if (!TryLength(field, out var length))
            return false;
        End = Position + length;
        notes.Enter(field, index);
        return true;
    }

    /// <summary>Goes on behind the message that was entered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(int outerEnd)
    {
        notes.Leave();
        Position = End;
        End = outerEnd;
    }

    /// <summary>What is left of the message: all of it right after it was entered.</summary>
    public readonly ByteRange Inside => new(Position, End - Position);

    /// <summary>Passes over the content of a length-delimited field.</summary>
    public bool TryPass(FieldSchema field, out ByteRange content)
    {
        var found = TryLength(field, out var length);
        content = new(Position, length);
        Position += length;
        return found;
    }

    /// <summary>Goes to a message that was passed before.</summary>
    public void Restart(ByteRange content) => (Position, End) = (content.Start, content.End);

    /// <summary>Reads a varint that belongs to a field (null: a tag); false after a note when it can't be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryVarint(FieldSchema? field, out ulong value)
    {
        if (Position >= End || data[Position] >= 0x80)
            return TryVarintSlowly(field, out value);
        value = data[Position++];
        return true;
    }

    private bool TryVarintSlowly(FieldSchema? field, out ulong value)
    {
        var start = Position;
        var bytes = data.Slice(start, Math.Min(End - start, LongestVarint));
        value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            ulong next = bytes[i];
            if (i == LongestVarint - 1 && next > 1)
                break;
            value |= (next & 0x7f) << (7 * i);
            if (next >= 0x80)
                continue;
            Position = start + i + 1;
            if (next == 0 && i > 0)
                NotePadding(field, start, value);
            return true;
        }

        Break(start, Part(field), bytes.Length < LongestVarint ? "a varint is cut off" : "a varint has more than 64 bits");
        value = 0;
        return false;
    }

    private readonly void NotePadding(FieldSchema? field, int start, ulong value)
    {
        var length = Position - start;
        var said = Said($"{length} bytes for {value}, {WireWriter.VarintLength(value)} suffice");
        notes.Take(NoteKind.PaddedVarint, Part(field), new(start, length), said);
    }

    private bool NextSlowly()
    {
        Tag = 0;
        if (!TryVarint(null, out var tag))
            return false;
        if (tag is < 8 or > uint.MaxValue || (tag & 7) > (uint)WireType.Fixed32)
        {
            Break(TagStart, "", Said($"no such tag: field number {tag >> 3}, wire type {tag & 7}"));
            return false;
        }

        Tag = (uint)tag;
        return true;
    }

    private bool TryLength(FieldSchema? field, out int length)
    {
        var start = Position;
        length = 0;
        if (!TryVarint(field, out var value))
            return false;
        if (value > (ulong)(End - Position))
        {
            Break(start, Part(field), Said($"a length of {value} goes beyond the end, {End - Position} bytes are left"));
            return false;
        }

        length = (int)value;
        return true;
    }

    /// <summary>How a field is called in paths: its name, or its number when the schema doesn't know it.</summary>
    private readonly string Part(FieldSchema? field) => field?.Name ?? (Tag == 0 ? "" : Number.ToString(CultureInfo.InvariantCulture));

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly ByteRange FieldRange => new(TagStart, Position - TagStart);
}
