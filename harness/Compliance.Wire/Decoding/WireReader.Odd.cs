using System.Globalization;
using Compliance.Model.Decoding;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Decoding;

/// <content>Fields that the schema doesn't have, or has with another wire type: noted and passed over.</content>
internal ref partial struct WireReader
{
    private const int DeepestGroup = 100;

    /// <summary>Passes over the field whose tag was read last, and notes what it is.</summary>
    public void Other(MessageSchema schema)
    {
        var (number, wire, start) = (Number, Wire, TagStart);
        var field = schema.Find(number);
        if (!TrySkip(number, wire, 0))
            return;
        TagStart = start;
        var part = field?.Name ?? number.ToString(CultureInfo.InvariantCulture);
        if (field is not null)
            notes.Take(NoteKind.WrongWireType, part, FieldRange, Said($"wire type {wire} where the schema has {field.Wire}"));
        else if (schema.Reserved.Contains(number))
            notes.Take(NoteKind.ReservedField, part, FieldRange, Said($"number {number} is reserved in {schema}"));
        else
            notes.Take(NoteKind.UnknownField, part, FieldRange, Said($"{schema} has no field {number}"));
    }

    private bool TrySkip(int number, WireType wire, int depth)
    {
        switch (wire)
        {
            case WireType.Varint:
                return TryVarint(null, out _);
            case WireType.Fixed64:
                return TrySkipBytes(8);
            case WireType.Fixed32:
                return TrySkipBytes(4);
            case WireType.Length:
                return TryLength(null, out var length) && TrySkipBytes(length);
            case WireType.StartGroup:
                return TrySkipGroup(number, depth + 1);
            default:
                Break(TagStart, "", Said($"group {number} ends but did not start"));
                return false;
        }
    }

    private bool TrySkipBytes(int count)
    {
        if (End - Position < count)
        {
            Break(TagStart, Part(null), Said($"a value of {count} bytes is cut off, {End - Position} are left"));
            return false;
        }

        Position += count;
        return true;
    }

    private bool TrySkipGroup(int number, int depth)
    {
        var start = TagStart;
        if (depth > DeepestGroup)
        {
            Break(start, "", Said($"groups nest more than {DeepestGroup} deep"));
            return false;
        }

        while (Next())
        {
            if (Wire == WireType.EndGroup && Number == number)
                return true;
            if (!TrySkip(Number, Wire, depth))
                return false;
        }

        Break(start, "", Said($"group {number} does not end"));
        return false;
    }
}
