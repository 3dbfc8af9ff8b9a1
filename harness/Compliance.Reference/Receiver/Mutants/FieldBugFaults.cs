using System.Collections.Immutable;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Compliance.Reference.Receiver.Rules;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>What the mutants of <see cref="FieldBugMutants"/> do.</summary>
internal static class FieldBugFaults
{
    private const int ManySymbols = 1 << 16;
    private const int LongValue = 1 << 18;
    private const int WideGap = 1000;
    private const ulong OrdinaryNaN = 0x7ff8000000000001;
    private const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>More than a month, which no request near now touches.</summary>
    private static readonly long FarMs = (long)TimeSpan.FromDays(31).TotalMilliseconds;

    /// <summary>Whether the mutant takes the coding of this body for one it does not know.</summary>
    public static bool RefusesCoding(string fault, DecodedBody body) =>
        fault == "snappy-of-several-series-415" && body.Decompressed && body.Series.Length > 1;

    /// <summary>Whether any sample lies far in the future.</summary>
    public static bool IsFarAhead(DecodedBody body, long nowMs) => Times(body).Any(t => t > nowMs + FarMs);

    /// <summary>Why the mutant finds a message unreadable.</summary>
    public static string? Overstrict(string fault, DecodedBody body) =>
        fault switch
        {
            "created-timestamp-refused" => Noted(body, NoteKind.CreatedTimestamp),
            "v1-unknown-fields-refused" when body.Kind == MessageKind.V1 => Noted(body, NoteKind.UnknownField),
            "v1-exemplars-refused" when body.Kind == MessageKind.V1 && body.Series.Any(s => !s.Exemplars.IsEmpty) => "1.0 has no exemplars",
            "empty-spans-refused" when Spans(body).Any(s => s.Length == 0) => "a span of a histogram is empty",
            "wide-spans-refused" when Spans(body).Any(s => Math.Abs((long)s.Offset) > WideGap) => "a span of a histogram is too far away",
            _ => null,
        };

    /// <summary>The answer that the mutant gives.</summary>
    public static Answer Distort(string fault, Answer right, Incoming incoming) =>
        incoming.Body is { } body && Fails(fault, right.Cause, body, incoming)
            ? (right with { Status = 500 }).Saying("1 sample was rejected: storage failed.")
        : incoming.Kind == MessageKind.V1 ? VersionOne(fault, right)
        : right;

    /// <summary>The value that the mutant stores.</summary>
    public static Sample Bent(string fault, Sample sample) =>
        fault switch
        {
            "nan-payload-as-stale-marker" when double.IsNaN(sample.Value) && sample.Bits != OrdinaryNaN => sample with
            {
                Value = Sample.StaleMarker,
            },
            "subnormals-as-zero" when Math.Abs(sample.Value) < SmallestNormal => sample with { Value = 0 },
            _ => sample,
        };

    private static Answer VersionOne(string fault, Answer right) =>
        (fault, right.Cause) switch
        {
            ("v1-unreadable-500", AnswerCause.Unreadable) => right with { Status = 500 },
            ("v1-success-with-body", AnswerCause.Written) => (right with { Status = 200 }).Saying("Everything was written, thank you."),
            ("v1-error-body-empty", not AnswerCause.Written) => (right with { Body = [] }).Without("Content-Type"),
            _ => right,
        };

    private static bool Fails(string fault, AnswerCause cause, DecodedBody body, Incoming incoming) =>
        fault switch
        {
            "repeated-label-500" => incoming.Report is { } report && report.Rejections.Any(r => r.Why.Kind == RefusalKind.RepeatedName),
            "too-old-500" => cause == AnswerCause.Written && Times(body).Any(t => t < incoming.NowMs - FarMs),
            "reserved-labels-500" => body.Series.Any(s => s.Labels.Any(l => LabelRules.IsReserved(l.Name))),
            "v1-metadata-500" => body is { Kind: MessageKind.V1, Families.IsEmpty: false },
            "many-symbols-500" => body.Symbols.Length > ManySymbols,
            "empty-request-500" => body is { Decompressed: true, Complete: true, Series.IsEmpty: true },
            "bomb-500" => body.Notes.Any(n => n.Kind == NoteKind.TooLarge),
            "long-label-500" => body.Series.Any(s => s.Labels.Any(l => l.Value.Length > LongValue)),
            "timestamp-limits-500" => Times(body).Any(t => t is long.MinValue or long.MaxValue),
            _ => false,
        };

    private static string? Noted(DecodedBody body, NoteKind kind) => body.Notes.FirstOrDefault(n => n.Kind == kind)?.Said;

    private static IEnumerable<long> Times(DecodedBody body) =>
        body.Series.SelectMany(s => s.Samples.Select(x => x.Sample.TimestampMs).Concat(s.Histograms.Select(h => h.Histogram.TimestampMs)));

    private static IEnumerable<BucketSpan> Spans(DecodedBody body) =>
        body.Series.SelectMany(s => s.Histograms).SelectMany(h => h.Histogram.PositiveSpans.AddRange(h.Histogram.NegativeSpans));
}
