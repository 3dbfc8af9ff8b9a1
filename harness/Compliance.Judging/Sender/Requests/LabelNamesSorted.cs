using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Label names stand in lexicographical order (Remote-Write 2.0, "Series Labels").</summary>
/// <remarks>
/// The specification names no alphabet. Order of UTF-8 bytes and of UTF-16 units differ for rare characters only; either passes.
/// Equal names are the business of <see cref="LabelNamesUnique"/>.
/// </remarks>
[Matcher("labels-sorted", Summary = "Label names stand in lexicographical order")]
public sealed record LabelNamesSorted : SeriesRule
{
    /// <inheritdoc/>
    protected override string Rule => "label names are in lexicographical order";

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane)
    {
        for (var i = 1; i < series.Labels.Length; i++)
        {
            string before = series.Labels[i - 1].Name,
                name = series.Labels[i].Name;
            if (string.CompareOrdinal(before, name) > 0 && Bytes(before).SequenceCompareTo(Bytes(name)) > 0)
                return $"\"{name}\" comes after \"{before}\"";
        }

        return null;
    }

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
