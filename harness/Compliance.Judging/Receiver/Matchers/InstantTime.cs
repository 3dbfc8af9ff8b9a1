using System.Globalization;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>A moment as a case writes it.</summary>
/// <param name="Offset">From the now of the case; null: absolute.</param>
/// <param name="AbsoluteMs">Milliseconds since the Unix epoch, when there is no offset.</param>
public sealed record InstantTime(TimeSpan? Offset, long AbsoluteMs = 0)
{
    private const string Absolute = "ms:";

    /// <summary>The moment in milliseconds since the Unix epoch; null when it is an offset and the now of the case is not known.</summary>
    public long? For(ReceiverCase @case) =>
        Offset is null ? AbsoluteMs
        : @case.NowMs == 0 ? null
        : @case.NowMs + (long)Offset.Value.TotalMilliseconds;

    /// <summary>Reads <c>-5s</c> or <c>ms:1700000000000</c>.</summary>
    /// <exception cref="CaseFileException">It is neither.</exception>
    public static InstantTime Parse(Node node)
    {
        var text = (node as ScalarNode)?.Text ?? "";
        if (DurationText.Parse(text) is { } offset)
            return new InstantTime(offset);
        return
            text.StartsWith(Absolute, StringComparison.Ordinal)
            && long.TryParse(text[Absolute.Length..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            ? new InstantTime(null, milliseconds)
            : throw node.Error("a moment is an offset such as -5s, or milliseconds such as ms:1700000000000");
    }
}
