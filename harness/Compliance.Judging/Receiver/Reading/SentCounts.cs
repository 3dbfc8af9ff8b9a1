using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>How many elements of each category a request holds.</summary>
internal sealed record SentCounts(long Samples, long Histograms, long Exemplars)
{
    /// <summary>In the order of the headers.</summary>
    public ImmutableArray<long> All => [Samples, Histograms, Exemplars];

    /// <summary>Everything that the judged request holds.</summary>
    public static SentCounts Of(ArmView view) => Count(view.Script.Request.Series);

    /// <summary>The same without series that a <c>let</c> put there because this receiver refuses them.</summary>
    public static SentCounts WithoutLet(ArmView view) => Count(view.Script.Request.Series.Where((_, i) => !IsLet(view, i)));

    /// <summary>Whether the request holds such a series.</summary>
    public static bool HasLet(ArmView view) => Enumerable.Range(0, view.Script.Request.Series.Length).Any(i => IsLet(view, i));

    /// <summary>The case still names the let where the transcript may only have the series that was found for it.</summary>
    public static bool IsLet(ArmView view, int index)
    {
        if (view.Script.Request.Series[index].Let is not null)
            return true;
        var arm = view.Transcript.Case.Arms.FirstOrDefault(a => a.Name == view.Arm.Arm.Name && a.Kind == view.Arm.Arm.Kind);
        var planned = arm is not null && view.Step < arm.Steps.Length ? arm.Steps[view.Step].Request.Series : [];
        return planned.Length == view.Script.Request.Series.Length && planned[index].Let is not null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"samples {Samples}, histograms {Histograms}, exemplars {Exemplars}");

    private static SentCounts Count(IEnumerable<Series> series)
    {
        var list = series.ToList();
        return new SentCounts(
            list.Sum(s => (long)s.Samples.Length),
            list.Sum(s => (long)s.Histograms.Length),
            list.Sum(s => (long)s.Exemplars.Length)
        );
    }
}
