using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Access to the answers of the read-back, and their text for the evidence.</summary>
internal static class ReadBack
{
    private const int MostText = 2_000;

    /// <summary>The answer; or why there is none, as an inconclusive finding. A failed read is never taken for an empty one.</summary>
    public static (ReadResult? Result, Finding? Failed) Ask(ArmView view, ReadQuery query)
    {
        var result = view.Read(query);
        var why =
            result is null ? (view.ReadAvailable ? $"{query.Selector} was not asked for" : "this target has no read-back adapter")
            : result.Failure.Length > 0 ? result.Failure
            : "";
        return why.Length > 0 ? (null, Finding.Inconclusive($"could not be read back: {why}", Answers.Indices(view))) : (result, null);
    }

    /// <summary>What was found, as text of bounded length.</summary>
    public static string Text(ReadResult result)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.Query.Selector}: {result.Series.Length} series");
        foreach (var series in result.Series)
        {
            if (text.Length > MostText)
                return text.Append("\n…").ToString();
            text.Append('\n').Append(LabelSets.Shown(series.Labels)).Append(' ').Append(Values(series));
        }
        return text.ToString();
    }

    /// <summary>Adds the read-back to a finding; one that found something confirms that data was stored.</summary>
    public static Finding With(this Finding finding, params ImmutableArray<ReadResult> results) =>
        finding with
        {
            ReadBack = string.Join("\n", results.Select(Text)),
            StoredSeen = results.Any(r => r.Series.Any(HasData)),
        };

    /// <summary>Whether anything is stored in this series.</summary>
    public static bool HasData(ReadSeries series) =>
        !(series.Samples.IsEmpty && series.Histograms.IsEmpty && series.Exemplars.IsEmpty) || series.Metadata is not null;

    private static string Values(ReadSeries series)
    {
        var values = series
            .Samples.Select(s => s.ToString())
            .Concat(series.Histograms.Select(HistogramText.Of))
            .Concat(
                series.Exemplars.Select(e =>
                    $"exemplar {LabelSets.Shown(e.Labels)} {Datum.Number(e.Value)}@{e.TimestampMs.ToString(CultureInfo.InvariantCulture)}"
                )
            )
            .Concat(series.Metadata is { } m ? [$"{m.Type} help \"{m.Help}\" unit \"{m.Unit}\""] : [])
            .Take(21)
            .ToList();
        return string.Join(", ", values.Take(20)) + (values.Count > 20 ? ", …" : "");
    }
}
