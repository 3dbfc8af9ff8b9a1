using System.Buffers;
using System.Text;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Whether bytes are text that a person can read.</summary>
internal static class ReadableText
{
    /// <summary>Length at which recorded bodies are cut; a character may be cut with it.</summary>
    private const int RecordingLimit = 64 * 1024;

    /// <summary>One control character in twenty is still text; tabs and line ends are no control characters here.</summary>
    private const int TextPerControl = 20;

    /// <summary>Why it is not; empty when it is: UTF-8, at least one letter, at most 5 % control characters.</summary>
    public static string Problem(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "it is empty";
        var (characters, controls, letters) = (0, 0, 0);
        for (var rest = body; !rest.IsEmpty; )
        {
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var used);
            if (status == OperationStatus.NeedMoreData && body.Length >= RecordingLimit)
                break;
            if (status != OperationStatus.Done)
                return "it is not UTF-8";
            characters++;
            controls += Rune.IsControl(rune) && rune.Value is not ('\t' or '\r' or '\n') ? 1 : 0;
            letters += Rune.IsLetter(rune) ? 1 : 0;
            rest = rest[used..];
        }
        return letters == 0 ? "it has no letter"
            : controls * TextPerControl > characters ? "it is full of control characters"
            : "";
    }
}
