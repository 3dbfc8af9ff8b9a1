using System.Collections.Immutable;
using Compliance.Judging.Verdicts;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Sender;

public sealed class CompliantSenderTests
{
    [Test]
    public void A_sender_that_keeps_every_rule_passes_every_MUST_and_SHOULD()
    {
        var checks = VirtualRun.Of(new SenderChoices());

        VirtualRun.Shown(checks.Where(c => c.Verdict is not (Verdict.Pass or Verdict.Yes or Verdict.No))).Should().BeEmpty();
        checks.Should().HaveCountGreaterThan(150);
    }

    [TestCaseSource(nameof(LegalChoices))]
    public void Other_legal_choices_fail_nothing(SenderChoices choices)
    {
        var run = VirtualRun.Play(choices, RepositoryCases.Senders(RepositoryCases.Library));
        var fallback = choices.FallsBack ? Capability.Yes : Capability.No;
        var target = VirtualRun.Target with { Capabilities = VirtualRun.Target.Capabilities.SetItem("fallback-to-v1", fallback) };

        var checks = VirtualRun.Judged(run, target);

        VirtualRun.Shown(checks.Where(c => GateRule.IsRed(c, RepositoryCases.Library.Ledger, Gate.Should))).Should().BeEmpty();
    }

    private static IEnumerable<TestCaseData> LegalChoices()
    {
        TestCaseData Row(string name, SenderChoices choices) => new TestCaseData(choices).SetArgDisplayNames(name);
        yield return Row("no fallback", new SenderChoices { FallsBack = false, FallsBackWithoutWritten = false });
        yield return Row("drops on 429", new SenderChoices { Retries = s => s == 0 || s >= 500 });
        yield return Row("drops when the connection breaks", new SenderChoices { Retries = s => s >= 500 });
        yield return Row("fixed backoff", new SenderChoices { PauseMs = _ => 50 });
        yield return Row("jittered backoff", new SenderChoices { PauseMs = a => a % 2 == 0 ? 10 : 120 });
        yield return Row("slow backoff", new SenderChoices { PauseMs = _ => 3_000 });
        yield return Row("one series per request", new SenderChoices { OneSeriesPerRequest = true });
        yield return Row(
            "spare symbols",
            new SenderChoices { Edit = (r, _) => r with { Symbols = new SymbolEdits { Spare = ["x", "y"] } } }
        );
        yield return Row(
            "reversed symbols",
            new SenderChoices { Edit = (r, _) => r with { Symbols = new SymbolEdits { Reversed = true } } }
        );
        yield return Row(
            "unknown fields",
            new SenderChoices { Edit = (r, _) => r with { Wire = [new WireEdit(WireEditKind.UnknownFields)] } }
        );
        yield return Row("unpacked references", new SenderChoices { Edit = Unpacked });
        yield return Row("literals only", new SenderChoices { Edit = (r, _) => r with { Compression = Compression.BlockLiterals } });
        yield return Row("spaces in Content-Type", new SenderChoices { Edit = Spaced });
        yield return Row("ignores overrides", new SenderChoices { RefusesReservedHeaders = false });
        yield return Row("series of its own", new SenderChoices { Data = WithUp });
        yield return Row("zeros at the created time", new SenderChoices { Data = WithCreatedZeros });
        yield return Row("float histograms", new SenderChoices { Data = FloatHistograms });
        yield return Row("late timestamps", new SenderChoices { Edit = (r, _) => r with { Series = Shifted(r.Series, 2_500) } });
    }

    private static RequestScript Unpacked(RequestScript r, int attempt) =>
        r.Message == MessageKind.V2 ? r with { Wire = [new WireEdit(WireEditKind.Unpacked, "timeseries[0].labels_refs")] } : r;

    private static RequestScript Spaced(RequestScript r, int attempt) =>
        r.Message == MessageKind.V2
            ? r with
            {
                Headers = r.Headers.SetItem("Content-Type", "Application/X-Protobuf ; proto=\"io.prometheus.write.v2.Request\""),
            }
            : r;

    private static ImmutableArray<Series> WithUp(ImmutableArray<Series> series) =>
        series.IsEmpty
            ? series
            :
            [
                .. series,
                new Series
                {
                    Labels = [new Label("__name__", "up"), new Label("job", "lane")],
                    Samples = [new Sample(series.SelectMany(s => s.Samples).First(s => s.TimestampMs > 0).TimestampMs, 1)],
                },
            ];

    private static ImmutableArray<Series> WithCreatedZeros(ImmutableArray<Series> series) =>
        [
            .. series.Select(s =>
                s.Samples is [{ StartTimestampMs: > 1 and var start } sample] && sample.TimestampMs < VirtualSender.EpochMs + 1_500
                    ? s with
                    {
                        Samples = [new Sample(start, 0), sample],
                    }
                    : s
            ),
        ];

    private static ImmutableArray<Series> FloatHistograms(ImmutableArray<Series> series) =>
        [.. series.Select(s => s with { Histograms = [.. s.Histograms.Select(Float)] })];

    private static Histogram Float(Histogram h)
    {
        long running = 0;
        return h.IsFloat
            ? h
            : h with
            {
                CountInt = null,
                CountFloat = h.CountInt,
                ZeroCountInt = null,
                ZeroCountFloat = h.ZeroCountInt,
                PositiveCounts = [.. h.PositiveDeltas.Select(d => (double)(running += d))],
                PositiveDeltas = [],
                NegativeCounts = [.. h.NegativeDeltas.Select(d => (double)d)],
                NegativeDeltas = [],
            };
    }

    private static ImmutableArray<Series> Shifted(ImmutableArray<Series> series, long byMs) =>
        [.. series.Select(s => s with { Samples = [.. s.Samples.Select(x => x with { TimestampMs = x.TimestampMs + byMs })] })];
}
