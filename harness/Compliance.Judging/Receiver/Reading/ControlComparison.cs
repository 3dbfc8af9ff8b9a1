using System.Text.RegularExpressions;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>Compares what two arms have stored.</summary>
internal static class ControlComparison
{
    /// <summary>
    /// How they differ; empty when both stored just what was sent to them, or the same under the names of their arms.
    /// </summary>
    public static string Difference(ArmView control, ReadResult ofControl, ArmView arm, ReadResult ofArm, SelectorTemplate template)
    {
        if (AsSent(control, ofControl, template) && AsSent(arm, ofArm, template))
            return "";
        var expected = Neutral(control, ofControl).ToList();
        var found = Neutral(arm, ofArm).ToList();
        return Differences.Between(expected, [], found).Said();
    }

    private static bool AsSent(ArmView view, ReadResult read, SelectorTemplate template)
    {
        var sent = SentData.Of(view, template.For(view.Transcript.Case, view.Arm.Arm));
        var floats = Differences.Between(sent.DueFloats, sent.AllowedFloats, read.Series.SelectMany(Data.Floats));
        return sent.Any && floats.None && HistogramComparison.Between(sent, read.Series).None;
    }

    private static IEnumerable<Datum> Neutral(ArmView view, ReadResult read)
    {
        var name = Placeholders.ArmName(view.Arm.Arm);
        foreach (var series in read.Series)
        {
            var neutral = series with { Labels = [.. series.Labels.Select(l => l with { Value = Without(name, l.Value) })] };
            foreach (var datum in Data.Floats(neutral))
                yield return datum;
            foreach (var histogram in neutral.Histograms)
                yield return Histogram(neutral, histogram);
        }
    }

    private static Datum Histogram(ReadSeries series, ReadHistogram histogram) =>
        new(
            Datum.At(LabelSets.Key(series.Labels), histogram.TimestampMs) + "\u0004",
            HistogramText.Of(histogram),
            () => $"{LabelSets.Shown(series.Labels)} {HistogramText.Of(histogram)}"
        );

    private static string Without(string arm, string value) =>
        Regex.Replace(value, $"(?<![A-Za-z0-9-]){Regex.Escape(arm)}(?![A-Za-z0-9-])", "{{defect}}", RegexOptions.CultureInvariant);
}
