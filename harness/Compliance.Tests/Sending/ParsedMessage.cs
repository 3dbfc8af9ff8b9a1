using System.Text;
using Google.Protobuf;

namespace Compliance.Tests.Sending;

/// <summary>A protobuf message as its fields, read with Google's reader and without a schema.</summary>
internal sealed class ParsedMessage
{
    private readonly List<(int Field, object Value)> fields = [];

    public static ParsedMessage[] Delimited(byte[] page)
    {
        var input = new CodedInputStream(page);
        var messages = new List<ParsedMessage>();
        while (!input.IsAtEnd)
            messages.Add(Parse(input.ReadBytes()));
        return [.. messages];
    }

    public int[] Fields => [.. fields.Select(f => f.Field).Distinct().Order()];

    public ParsedMessage[] Messages(int field) => [.. Values<ByteString>(field).Select(Parse)];

    public ParsedMessage Message(int field) => Messages(field).Single();

    public string Text(int field) => Encoding.UTF8.GetString(Values<ByteString>(field).Single().Span);

    public ulong Uint(int field) => Values<ulong>(field).Single();

    public double Number(int field) => Values<double>(field).Single();

    public double[] Numbers(int field) => [.. Values<double>(field)];

    public long[] Sints(int field) => [.. Values<ulong>(field).Select(v => (long)(v >> 1) ^ -(long)(v & 1))];

    public (string, string)[] Labels(int field = 1) => [.. Messages(field).Select(l => (l.Text(1), l.Text(2)))];

    private IEnumerable<T> Values<T>(int field) => fields.Where(f => f.Field == field).Select(f => (T)f.Value);

    private static ParsedMessage Parse(ByteString bytes)
    {
        var message = new ParsedMessage();
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            object value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadDouble(),
                WireFormat.WireType.LengthDelimited => input.ReadBytes(),
                var other => throw new InvalidDataException($"wire type {other}"),
            };
            message.fields.Add((WireFormat.GetTagFieldNumber(tag), value));
        }

        return message;
    }
}
