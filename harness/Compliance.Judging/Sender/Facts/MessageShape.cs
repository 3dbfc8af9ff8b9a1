using Compliance.Model.Decoding;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Facts;

/// <summary>Which of the two messages the bytes are, whatever the Content-Type says.</summary>
/// <remarks>2.0 reserves the numbers that 1.0 uses at the top, so their field numbers tell them apart.</remarks>
public static class MessageShape
{
    /// <summary>The message; null when it did not decompress, is empty, or has fields of neither or of both.</summary>
    public static MessageKind? Of(DecodedBody? body)
    {
        if (body is not { Decompressed: true } || body.Message.IsEmpty)
            return null;
        if (body.Kind == MessageKind.V2 && body.Series.Length > 0)
            return MessageKind.V2;
        return body.Kind == MessageKind.V1 && body.Series.Length + body.Families.Length > 0
            ? MessageKind.V1
            : Kind(Scan(body.Message.Span));
    }

    /// <summary>What is there of a message that is none of the two, as far as its fields tell.</summary>
    public static string WhyNone(DecodedBody body) =>
        Scan(body.Message.Span) switch
        {
            (false, _, _) => "its bytes can't be read as fields to the end",
            (_, true, true) => "it has fields of both",
            _ => "its fields are those of neither",
        };

    private static MessageKind? Kind((bool Whole, bool Old, bool Current) fields) =>
        fields switch
        {
            (true, true, false) => MessageKind.V1,
            (true, false, true) => MessageKind.V2,
            _ => null,
        };

    private static (bool Whole, bool Old, bool Current) Scan(ReadOnlySpan<byte> message)
    {
        bool old = false,
            current = false;
        while (!message.IsEmpty)
        {
            if (!Varint(ref message, out var tag) || !Skip(ref message, tag & 7))
                return (false, old, current);
            old |= tag >> 3 is 1 or 3;
            current |= tag >> 3 is 4 or 5;
        }

        return (true, old, current);
    }

    private static bool Skip(ref ReadOnlySpan<byte> message, ulong wireType)
    {
        ulong length;
        switch (wireType)
        {
            case 0:
                return Varint(ref message, out _);
            case 1:
                length = 8;
                break;
            case 5:
                length = 4;
                break;
            case 2:
                if (!Varint(ref message, out length))
                    return false;
                break;
            default:
                return false;
        }

        if (length > (ulong)message.Length)
            return false;
        message = message[(int)length..];
        return true;
    }

    private static bool Varint(ref ReadOnlySpan<byte> from, out ulong value)
    {
        value = 0;
        for (var i = 0; i < from.Length && i < 10; i++)
        {
            value |= (ulong)(from[i] & 0x7f) << (7 * i);
            if (from[i] >= 0x80)
                continue;
            from = from[(i + 1)..];
            return true;
        }

        return false;
    }
}
