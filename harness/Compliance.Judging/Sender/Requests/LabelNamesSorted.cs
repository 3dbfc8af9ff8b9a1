using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Label names stand in lexicographical order (Remote-Write 2.0, "Series Labels").</summary>
/// <remarks>
/// The specification names no alphabet. Order of UTF-8 bytes and of UTF-16 units differ for rare characters only; either passes.
/// Equal names are the business of <see cref="LabelNamesUnique"/>.
/// </remarks>
[Matcher("labels-sorted", Summary = "Label names stand in lexicographical order")]
public sealed record LabelNamesSorted : LabelRule
{
    /// <inheritdoc/>
    protected override string Rule => "label names are in lexicographical order";

    /// <inheritdoc/>
    public override bool Keeps(LabelSet set) => Problem(set.Labels) is null;

    /// <inheritdoc/>
    protected override string? Problem(DecodedSeries series, DecodedBody body, LaneTranscript lane) => Problem(series.Labels);

    private static string? Problem(ImmutableArray<Label> labels)
    {
        for (var i = 1; i < labels.Length; i++)
        {
            string before = labels[i - 1].Name,
                name = labels[i].Name;
            if (string.CompareOrdinal(before, name) > 0 && Bytes(before).SequenceCompareTo(Bytes(name)) > 0)
                return $"\"{name}\" comes after \"{before}\"";
        }

        return null;
    }

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
