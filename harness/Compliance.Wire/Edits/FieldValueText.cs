using System.Globalization;
using System.Text;
using Compliance.Model.Metrics;
using Compliance.Wire.Protobuf;

namespace Compliance.Wire.Edits;

/// <summary>Encodes a value that a case wrote as text.</summary>
internal static class FieldValueText
{
    /// <summary>Before the bytes of a text that is to be no UTF-8.</summary>
    private const string HexPrefix = "hex:";

    /// <summary>The NaN that Prometheus calls normal; the runtime's own has the sign bit set.</summary>
    private const ulong NormalNaN = 0x7ff8000000000001;

    /// <summary>The value as it stands on the wire, without tag and length.</summary>
    /// <exception cref="ArgumentException">The text doesn't fit the type.</exception>
    public static byte[] Encode(FieldSchema field, string text, string path)
    {
        try
        {
            return Encode(field, text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw FieldPath.Wrong(path, $"'{text}' is no {field.Type}");
        }
    }

    private static byte[] Encode(FieldSchema field, string text) =>
        field.Type switch
        {
            FieldType.Text => text.StartsWith(HexPrefix, StringComparison.Ordinal)
                ? Convert.FromHexString(text.AsSpan(HexPrefix.Length))
                : Encoding.UTF8.GetBytes(text),
            FieldType.Message => Convert.FromHexString(text),
            FieldType.Real => BitConverter.GetBytes(Real(text)), // little endian on every platform that .NET 10 runs on
            FieldType.Signed64 => Varint((ulong)long.Parse(text, CultureInfo.InvariantCulture)),
            FieldType.Choice => Varint((ulong)(long)int.Parse(text, CultureInfo.InvariantCulture)),
            FieldType.Unsigned64 => Varint(ulong.Parse(text, CultureInfo.InvariantCulture)),
            FieldType.Unsigned32 => Varint(uint.Parse(text, CultureInfo.InvariantCulture)),
            FieldType.ZigZag32 => Varint((uint)WireWriter.ZigZag(int.Parse(text, CultureInfo.InvariantCulture))),
            _ => Varint(WireWriter.ZigZag(long.Parse(text, CultureInfo.InvariantCulture))),
        };

    /// <summary>The forms of the case language: decimals, NaN, Inf, -Inf, stale, and bits after 0x.</summary>
    private static ulong Real(string text) =>
        text switch
        {
            "NaN" => NormalNaN,
            "Inf" or "+Inf" => BitConverter.DoubleToUInt64Bits(double.PositiveInfinity),
            "-Inf" => BitConverter.DoubleToUInt64Bits(double.NegativeInfinity),
            "stale" => Sample.StaleBits,
            ['0', 'x', .. var bits] => ulong.Parse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            _ => BitConverter.DoubleToUInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        };

    private static byte[] Varint(ulong value)
    {
        var writer = new WireWriter();
        writer.Varint(value);
        return writer.ToArray();
    }
}
