using Compliance.Model.Requests;
using Compliance.Wire;

namespace Compliance.Tests.Wire;

/// <summary>An edit that changes nothing, or can't be done, must not send a request that is right where the case means it wrong.</summary>
public sealed class WireEditErrorTests
{
    [TestCase(WireEditKind.Set, "timeseries[0].colour", "1")]
    [TestCase(WireEditKind.Set, "timeseries[9].samples[0].value", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].labels_refs[5]", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].labels_refs", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].samples[0]", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].samples.value", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].samples[0].value[0]", "1")]
    [TestCase(WireEditKind.Set, "timeseries[x].samples[0].value", "1")]
    [TestCase(WireEditKind.Set, "timeseries[0].samples[0].value", "one")]
    [TestCase(WireEditKind.Set, "timeseries[0].samples[0].timestamp", "1.5")]
    [TestCase(WireEditKind.Set, "timeseries[0].labels_refs[0]", "4294967296")]
    [TestCase(WireEditKind.Set, "", "1")]
    [TestCase(WireEditKind.Remove, "timeseries[0].samples[1].start_timestamp", "")]
    [TestCase(WireEditKind.Remove, "timeseries[0].labels_refs[4]", "")]
    [TestCase(WireEditKind.DuplicateFirst, "timeseries[0].samples[0].value", "1")]
    [TestCase(WireEditKind.DuplicateFirst, "timeseries[0].labels_refs", "1")]
    [TestCase(WireEditKind.DuplicateFirst, "timeseries[1].histograms[0].count_float", "1")]
    [TestCase(WireEditKind.Append, "timeseries[0].samples[0].value", "ff")]
    [TestCase(WireEditKind.Append, "", "f")]
    [TestCase(WireEditKind.Unpacked, "symbols", "")]
    [TestCase(WireEditKind.Unpacked, "timeseries[1].histograms[0].negative_deltas", "")]
    [TestCase(WireEditKind.Truncate, "", "100000")]
    [TestCase(WireEditKind.Truncate, "", "-100000")]
    [TestCase(WireEditKind.Truncate, "", "some")]
    public void An_edit_that_does_not_fit_is_an_error(WireEditKind kind, string path, string value)
    {
        var script = WireEditTests.Script with { Wire = [new(kind, path, value)] };
        var edit = () => RequestEncoder.Message(script);
        edit.Should().Throw<ArgumentException>();
    }
}
