using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Compliance.Reference.Receiver.Rules;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in the Written headers. Answers without a report of what was written carry none, or zeros, and stay as they are.</summary>
internal static class WrittenFaults
{
    private const int ManySeries = 100;

    /// <summary>The answer with the headers that the mutant sends.</summary>
    public static Answer Distort(string fault, Answer right, Incoming incoming) =>
        incoming.Report is { } report && right.Headers.Any(h => h.Key == Answer.SamplesWritten)
            ? Form(fault, Presence(fault, Count(fault, right, incoming, report), incoming))
            : right;

    private static Answer Count(string fault, Answer right, Incoming incoming, WriteReport report)
    {
        var (written, held) = (report.Written, incoming.Held);
        var partial = right.Cause == AnswerCause.Partial;
        return fault switch
        {
            "written-samples-one-more" => right.With(written with { Samples = written.Samples + 1 }),
            "written-samples-one-less" when written.Samples > 1 => right.With(written with { Samples = written.Samples - 1 }),
            "written-histograms-one-more" => right.With(written with { Histograms = written.Histograms + 1 }),
            "written-exemplars-one-less" when written.Exemplars > 0 => right.With(written with { Exemplars = written.Exemplars - 1 }),
            "written-exemplars-as-samples" => right.With(written with { Samples = written.Samples + written.Exemplars, Exemplars = 0 }),
            "written-histograms-as-samples" => right.With(written with { Samples = written.Samples + written.Histograms, Histograms = 0 }),
            "written-counts-series" => right.With(CountSeries(incoming, written)),
            "written-zero" => right.With(default),
            "written-total-in-each" => right.With(new WrittenCounts(written.Total, written.Total, written.Total)),
            "written-samples-and-histograms-swapped" => right.With(
                written with
                {
                    Samples = written.Histograms,
                    Histograms = written.Samples,
                }
            ),
            "written-without-stale-markers" => right.With(written with { Samples = written.Samples - Stale(incoming, right) }),
            "written-at-most-100" => right.With(written with { Samples = Math.Min(written.Samples, ManySeries) }),
            "written-adds-up-on-connection" => right.With(written with { Samples = written.Samples * incoming.OnConnection }),
            "written-received-on-partial" when partial => right.With(held),
            "written-zero-on-partial" when partial => right.With(default),
            "written-rejected-on-partial" when partial => right.With(
                report.Rejections.Aggregate(default(WrittenCounts), (sum, r) => sum + r.Lost)
            ),
            "written-received-on-refusal" when right.Cause == AnswerCause.Refused => right.With(held),
            "out-of-order-counted" when report.Rejections.Any(r => r.Why.Kind == RefusalKind.OutOfOrder) => right.With(held),
            "written-v1-samples-one-more" when incoming.Kind == MessageKind.V1 => right.With(
                written with
                {
                    Samples = written.Samples + 1,
                }
            ),
            _ => right,
        };
    }

    private static Answer Presence(string fault, Answer answer, Incoming incoming) =>
        fault switch
        {
            "written-samples-missing" => answer.Without(Answer.SamplesWritten),
            "written-histograms-missing" => answer.Without(Answer.HistogramsWritten),
            "written-exemplars-missing" => answer.Without(Answer.ExemplarsWritten),
            "written-missing" => Without(answer),
            "written-missing-on-success" when answer.Cause == AnswerCause.Written => Without(answer),
            "written-missing-on-partial" when answer.Cause == AnswerCause.Partial => Without(answer),
            "written-missing-on-failure" when answer.Cause != AnswerCause.Written => Without(answer),
            "written-missing-on-reused-connection" when incoming.OnConnection > 1 => Without(answer),
            "written-missing-when-zero" => answer with { Headers = answer.Headers.RemoveAll(h => IsWritten(h.Key) && h.Value == "0") },
            _ => answer,
        };

    private static Answer Form(string fault, Answer answer) =>
        fault switch
        {
            "written-wrong-names" => Renamed(answer, name => name.Replace("Remote-Write-", "", StringComparison.Ordinal)),
            "written-reordered-names" => Renamed(
                answer,
                name => name.Replace("Samples-Written", "Written-Samples", StringComparison.Ordinal)
            ),
            "written-twice" => answer with { Headers = answer.Headers.AddRange(answer.Headers.Where(h => IsWritten(h.Key))) },
            "written-as-list" => Valued(answer, value => $"{value}, {value}"),
            "written-with-fraction" => Valued(answer, value => $"{value}.0"),
            "written-with-unit" => Valued(answer, value => $"{value} elements"),
            "written-in-hexadecimal" => Valued(answer, value => $"0x{long.Parse(value, CultureInfo.InvariantCulture):x}"),
            "written-with-exponent" => Valued(answer, value => $"{value}e0"),
            "written-empty" => Valued(answer, _ => ""),
            _ => answer,
        };

    private static Answer Without(Answer answer) => answer with { Headers = answer.Headers.RemoveAll(h => IsWritten(h.Key)) };

    private static Answer Renamed(Answer answer, Func<string, string> name) => Each(answer, h => new(name(h.Key), h.Value));

    private static Answer Valued(Answer answer, Func<string, string> value) => Each(answer, h => new(h.Key, value(h.Value)));

    private static Answer Each(Answer answer, Func<KeyValuePair<string, string>, KeyValuePair<string, string>> change) =>
        answer with
        {
            Headers = [.. answer.Headers.Select(h => IsWritten(h.Key) ? change(h) : h)],
        };

    private static bool IsWritten(string name) => name.EndsWith("-Written", StringComparison.Ordinal);

    private static WrittenCounts CountSeries(Incoming incoming, WrittenCounts written) =>
        written with
        {
            Samples = Math.Min(written.Samples, incoming.Body!.Series.Count(s => s.Samples.Length > 0)),
            Histograms = Math.Min(written.Histograms, incoming.Body!.Series.Count(s => s.Histograms.Length > 0)),
        };

    private static int Stale(Incoming incoming, Answer right) =>
        right.Cause == AnswerCause.Written ? incoming.Body!.Series.Sum(s => s.Samples.Count(x => x.Sample.IsStale)) : 0;
}
