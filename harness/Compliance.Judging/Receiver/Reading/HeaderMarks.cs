using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Finds header lines in the raw head of an answer.</summary>
internal static class HeaderMarks
{
    /// <summary>A mark for every line with this header; none when the raw head is not known or lacks it.</summary>
    public static IEnumerable<Mark> Of(Exchange exchange, string name, string said)
    {
        var head = Encoding.Latin1.GetString(exchange.ResponseHead.Span);
        for (var at = 0; at < head.Length; )
        {
            var end = head.IndexOf('\n', at) is var newline and >= 0 ? newline : head.Length;
            if (string.Compare(head, at, name + ":", 0, name.Length + 1, StringComparison.OrdinalIgnoreCase) == 0)
                yield return new Mark(exchange.Index, Part.ResponseHead, new ByteRange(at, head[at..end].TrimEnd('\r').Length), said);
            at = end + 1;
        }
    }
}
