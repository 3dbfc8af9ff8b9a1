using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Records;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;

namespace Compliance.Tests.Reporting;

/// <summary>A record with everything that one can hold.</summary>
internal static class ExampleRecord
{
    public static RunRecord Of(Role role) => role == Role.Receiver ? Receiver() : Sender();

    private static RunRecord Receiver() =>
        new(
            new PlanRecord("r2a", 1_770_091_506_789, true, "3.5.3", Capabilities(), ["promql"], null),
            new PreflightRecord(1, 2, 3, 4, Read(ReadKind.Samples, 0)),
            [
                new CaseRecord(
                    "receiver/a/b",
                    [new ArmRecord("control", [5]), new ArmRecord("", [6, 7])],
                    [8],
                    "repeated",
                    [Read(ReadKind.Samples, 0), Read(ReadKind.Instant, -7)],
                    "",
                    true
                ),
                new CaseRecord("receiver/a/c", [], [], null, [], "not run: \u202e<script>", false),
            ],
            [],
            []
        );

    private static RunRecord Sender() =>
        new(
            new PlanRecord("r2a", 1_770_091_506_789, false, "", Capabilities(), [], TimeSpan.FromSeconds(2.5)),
            null,
            [],
            ["sender/a/b", "sender/a/c"],
            [
                new LaneRecord(
                    "lane-1",
                    ["sender/a/b", "sender/a/c"],
                    "0123456789abcdef",
                    [new Scrape(1, 0, 0, TimeSpan.FromTicks(12345), 1_770_091_506_789, ExpositionFormat.OpenMetrics, 200, "text/plain")],
                    [3],
                    2,
                    TimeSpan.FromTicks(123456789),
                    true,
                    "the sender ended\nwith a log",
                    true
                ),
            ]
        );

    private static ImmutableSortedDictionary<string, Capability> Capabilities() =>
        ImmutableSortedDictionary<string, Capability>.Empty.Add("exemplars", Capability.No).Add("message.v2", Capability.Probe);

    private static ReadResult Read(ReadKind kind, long at) =>
        new(
            new ReadQuery(kind, "up{case=\"x\"}", at),
            [
                new ReadSeries
                {
                    Labels = [new Label("__name__", "up"), new Label("with=sign", "a b")],
                    Samples = [new Sample(1, -0.0), new Sample(-2, double.NaN, 3), new Sample(4, Sample.StaleMarker), new Sample(5, 0.1)],
                    Histograms = [new ReadHistogram(6, 2, double.PositiveInfinity, [new ReadBucket(double.NegativeInfinity, 1, 2)])],
                    Exemplars = [new Exemplar([new Label("trace", "1")], 1e300, 7)],
                    Metadata = new Metadata((MetricType)99, "help", "unit"),
                },
            ],
            "",
            "{\"status\":\"success\"}"
        );
}
