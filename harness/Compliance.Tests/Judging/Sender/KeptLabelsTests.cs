using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Judging.Sender.Deciding;
using Compliance.Judging.Sender.Requests;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Results;

namespace Compliance.Tests.Judging.Sender;

/// <summary>Looking once at label sets that come again says the same as looking at every request.</summary>
public sealed class KeptLabelsTests
{
    private static readonly ImmutableArray<string> Names = ["__name__", "__meta", "__", "a", "b", "B", "a b", "ä", "9", "", "le", "zone"];
    private static readonly ImmutableArray<string> Values = ["", "m", "m_total", "m-total", "9m", "ü", "x"];

    private static readonly ImmutableArray<IRequestMatcher> Rules =
    [
        new LabelNamesSorted(),
        new LabelNamesUnique(),
        new LabelsNotEmpty("name"),
        new LabelsNotEmpty("value"),
        new LabelsProvided(),
        new MetricNamed(),
        new NamesClassic("metric"),
        new NamesClassic("label"),
        new NoReservedLabels(),
        new DataProvided(),
    ];

    [Test]
    public void Nothing_is_said_otherwise_than_without_it([Values(1, 2, 3, 4, 5)] int seed)
    {
        var random = new Random(seed);
        var lane = LaneKit.Lane([.. Enumerable.Range(1, 40).Select(i => Request(random, i))]);
        var labels = new KeptLabels(Rules);
        var spoken = 0;
        foreach (var exchange in lane.Exchanges)
        {
            foreach (var rule in Rules)
            {
                var (seen, right) = (labels.Judge(rule, exchange, lane, out _), rule.Judge(exchange, lane));
                seen.Should().BeEquivalentTo(right, $"{rule} in request {exchange.Index}");
                spoken += right is { Outcome: Outcome.Violated } ? 1 : 0;
            }
        }

        spoken.Should().BePositive("some of these requests break rules");
    }

    [Test]
    public void A_set_that_every_rule_keeps_is_kept_in_any_request()
    {
        var random = new Random(7);
        var kept = 0;
        for (var i = 0; i < 500; i++)
        {
            var request = Request(random, 1);
            var lane = LaneKit.Lane(request);
            foreach (var rule in Rules.OfType<LabelRule>().Where(r => request.Decoded!.Series.All(s => r.Keeps(s.Set))))
            {
                rule.Judge(request, lane)!.Outcome.Should().Be(Outcome.Satisfied);
                kept++;
            }
        }

        kept.Should().BeGreaterThan(500);
    }

    // One series in three is as it should be, so that some requests are right throughout.
    private static Exchange Request(Random random, int index) =>
        LaneKit.Post(index, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) == 0 ? Odd(random) : Right(random))]);

    private static Series Right(Random random) => LaneKit.Named($"m_{random.Next(5)}", (1_000, 1));

    private static Series Odd(Random random) =>
        LaneKit.Named("m", (1_000, 1)) with
        {
            Labels =
            [
                .. Enumerable
                    .Range(0, random.Next(0, 5))
                    .Select(_ => new Label(Names[random.Next(Names.Length)], Values[random.Next(Values.Length)])),
            ],
        };
}
