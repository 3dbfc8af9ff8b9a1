using System.Collections.Immutable;
using Compliance.Judging.Receiver.Reading;
using Compliance.Judging.Receiver.Selecting;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>Compares the Written headers with what reading back counts.</summary>
internal static class WrittenAsStored
{
    public static Finding Judge(ArmView view, WrittenHeaders headers, Selector selector)
    {
        var (read, failed) = ReadBack.Ask(view, new ReadQuery(ReadKind.Samples, selector.Text));
        if (read is null)
            return failed!;
        var exemplars =
            view.Script.Request.Exemplars > 0 ? ReadBack.Ask(view, new ReadQuery(ReadKind.Exemplars, selector.Text)).Result : null;
        var counts = StoredCounts.Of(view, selector, read, exemplars);
        var ranges = ImmutableArray.Create<StoredRange?>(counts.Samples, counts.Histograms, counts.Exemplars);
        var expected =
            $"Written headers: samples {counts.Samples}, histograms {counts.Histograms}, exemplars {counts.Exemplars?.ToString() ?? "unknown"}, as stored";
        var finding = WrittenProblems.Judge(view, headers.All, i => ranges[i], expected);
        return exemplars is null ? finding.With(read) : finding.With(read, exemplars);
    }
}
