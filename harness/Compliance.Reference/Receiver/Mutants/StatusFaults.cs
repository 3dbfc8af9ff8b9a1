using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Compliance.Reference.Receiver.Rules;
using Compliance.Reference.Receiver.Storing;

namespace Compliance.Reference.Receiver.Mutants;

/// <summary>Faults in the status of an answer.</summary>
internal static class StatusFaults
{
    /// <summary>The answer with the status that the mutant gives.</summary>
    public static Answer Distort(string fault, Answer right, Incoming incoming) =>
        right.Cause switch
        {
            AnswerCause.MediaType or AnswerCause.Message or AnswerCause.Encoding => Unsupported(fault, right),
            AnswerCause.Unreadable => Unreadable(fault, right, incoming),
            AnswerCause.Refused or AnswerCause.Partial => Invalid(fault, right, incoming),
            AnswerCause.Written => Written(fault, right, incoming),
            _ => right,
        };

    private static Answer Unsupported(string fault, Answer right) =>
        (fault, right.Cause) switch
        {
            ("unsupported-counted", _) => right.With(new WrittenCounts(1, 0, 0)),
            ("unsupported-type-400", AnswerCause.MediaType) => right with { Status = 400 },
            ("unsupported-type-406", AnswerCause.MediaType) => right with { Status = 406 },
            ("unsupported-type-500", AnswerCause.MediaType) => right with { Status = 500 },
            ("unsupported-message-400", AnswerCause.Message) => right with { Status = 400 },
            ("unsupported-encoding-400", AnswerCause.Encoding) => right with { Status = 400 },
            ("unsupported-encoding-500", AnswerCause.Encoding) => right with { Status = 500 },
            ("unsupported-encoding-closes", AnswerCause.Encoding) => right with { Closes = true },
            _ => right,
        };

    private static Answer Unreadable(string fault, Answer right, Incoming incoming) =>
        fault switch
        {
            "unreadable-500" => right with { Status = 500 },
            "unreadable-closes" => right with { Closes = true },
            "unreadable-204" => Success(right),
            "invalid-utf8-500" when incoming.Body?.Notes.Any(n => n.Kind == NoteKind.InvalidUtf8) == true => right with { Status = 500 },
            _ => right,
        };

    private static Answer Invalid(string fault, Answer right, Incoming incoming) =>
        fault switch
        {
            "invalid-204" when right.Cause == AnswerCause.Refused => Success(right),
            "invalid-500" => right with { Status = 500 },
            "invalid-422" => right with { Status = 422 },
            "invalid-409" when Has(incoming, RefusalKind.Conflict) => right with { Status = 409 },
            "invalid-closes" when right.Cause == AnswerCause.Refused => right with { Closes = true },
            "out-of-range-reference-500" when Has(incoming, RefusalKind.OutsideSymbols) => right with { Status = 500 },
            "out-of-range-reference-closes" when Has(incoming, RefusalKind.OutsideSymbols) => right with { Closes = true },
            "labelless-series-closes" when Has(incoming, RefusalKind.NoLabels) => right with { Closes = true },
            "odd-references-close" when Has(incoming, RefusalKind.OddReferences) => right with { Closes = true },
            "out-of-order-503" when Has(incoming, RefusalKind.OutOfOrder) => right with { Status = 503 },
            "bad-histogram-500" when Has(incoming, RefusalKind.Histogram) => right with { Status = 500 },
            "v1-bad-histogram-500" when incoming.Kind == MessageKind.V1 && Has(incoming, RefusalKind.Histogram) => right with
            {
                Status = 500,
            },
            "refused-exemplar-204" when OnlyExemplars(incoming) => Success(right),
            "v1-invalid-204" when incoming.Kind == MessageKind.V1 => Success(right),
            "v1-invalid-500" when incoming.Kind == MessageKind.V1 => right with { Status = 500 },
            "partial-200" when right.Cause == AnswerCause.Partial => right with { Status = 200 },
            "partial-204" when right.Cause == AnswerCause.Partial => Success(right),
            "partial-207" when right.Cause == AnswerCause.Partial => right with { Status = 207 },
            "partial-503-not-idempotent" when right.Cause == AnswerCause.Partial => right with { Status = 503 },
            _ => right,
        };

    private static Answer Written(string fault, Answer right, Incoming incoming)
    {
        var series = incoming.Body!.Series;
        return fault switch
        {
            "success-200" => right with { Status = 200 },
            "success-200-of-histograms" when incoming.Held.Histograms > 0 => right with { Status = 200 },
            "success-with-body" => (right with { Status = 200 }).Saying("Everything was written, thank you."),
            "success-302" => right with { Status = 302 },
            "unsorted-labels-500" when series.Any(s => !Sorted(s.Labels.Select(l => l.Name))) => Failure(right, 500),
            "exemplars-refused-yet-stored" when incoming.Held.Exemplars > 0 => Failure(right, 400).With(default),
            "histograms-500" when incoming.Held.Histograms > 0 => Failure(right, 500),
            "stale-marker-refused-yet-stored" when series.Any(s => s.Samples.Any(x => x.Sample.IsStale)) => Failure(right, 400)
                .With(default),
            "large-request-500" when series.Length > 100 => Failure(right, 500),
            "reused-connection-500" when incoming.OnConnection > 1 && series.Length > 1 => Failure(right, 500),
            _ => right,
        };
    }

    private static Answer Success(Answer right) => (right with { Status = 204, Body = [] }).Without("Content-Type");

    private static Answer Failure(Answer right, int status) =>
        (right with { Status = status }).Saying("1 sample was rejected: storage failed.");

    private static bool Has(Incoming incoming, RefusalKind kind) => incoming.Report!.Rejections.Any(r => r.Why.Kind == kind);

    private static bool OnlyExemplars(Incoming incoming) =>
        incoming.Report!.Rejections.All(r => r.Lost is { Samples: 0, Histograms: 0, Exemplars: > 0 });

    private static bool Sorted(IEnumerable<string> names) => names.SequenceEqual(names.Order(StringComparer.Ordinal));
}
