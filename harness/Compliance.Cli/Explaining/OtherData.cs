using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Cli.Explaining;

/// <summary>What differs between two requests that hold equally many series and data.</summary>
internal static class OtherData
{
    private const string ArmLabel = "arm";

    /// <summary>The kinds of data that are not the same; empty: none.</summary>
    public static string Of(RequestScript request, RequestScript control)
    {
        var pairs = request.Series.Zip(control.Series).ToList();
        return Words.Join([
            .. Words.Said(
                Differs(pairs, Labels) ? "other labels" : "",
                Differs(pairs, s => s.Samples) ? Samples(request) : "",
                Differs(pairs, s => s.Histograms) ? Histograms(request) : "",
                Differs(pairs, s => s.Exemplars) ? "other exemplars" : "",
                pairs.Any(p => p.First.Metadata != p.Second.Metadata) ? "other metadata" : ""
            ),
        ]);
    }

    private static bool Differs<T>(IEnumerable<(Series First, Series Second)> pairs, Func<Series, ImmutableArray<T>> part) =>
        pairs.Any(p => !part(p.First).SequenceEqual(part(p.Second)));

    // The arm is in the labels to keep series apart.
    private static ImmutableArray<Label> Labels(Series series) => series.Labels.RemoveAll(l => l.Name == ArmLabel);

    private static string Samples(RequestScript request) =>
        request.Series.Any(s => Falls(s.Samples.Select(x => x.TimestampMs))) ? "samples of falling time" : "other samples";

    private static string Histograms(RequestScript request)
    {
        if (request.Series.Any(s => Falls(s.Histograms.Select(h => h.TimestampMs))))
            return "histograms of falling time";
        var kinds = request.Series.SelectMany(s => s.Histograms).Select(h => h.IsFloat ? "float" : "integer").ToList();
        return kinds.Distinct().Count() > 1 ? $"other histograms ({string.Join(", then ", kinds)})" : "other histograms";
    }

    private static bool Falls(IEnumerable<long> times)
    {
        var all = times.ToList();
        return all.Zip(all.Skip(1)).Any(p => p.Second < p.First);
    }
}
