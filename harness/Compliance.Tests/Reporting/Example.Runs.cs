using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Reporting;

internal static partial class Example
{
    public static RunResults Sender()
    {
        ImmutableArray<Exchange> exchanges =
        [
            Exchange(1, 204, 100),
            Exchange(2, 503, 5_400.5),
            Exchange(3, 503, 5_432.75),
            Exchange(4, 204, 5_495),
            Exchange(5, 400, 6_000, origin: "lane-4"),
            Exchange(6, 400, 6_031, origin: "lane-4"),
            Exchange(7, 0, 7_000, origin: "lane-5") with
            {
                Answer = AnswerKind.TimedOut,
                Trouble = "no answer within 5 s",
            },
        ];
        ImmutableArray<CheckResult> checks =
        [
            Check(
                "sender/retry/server-error#retry.5xx",
                "retry.5xx",
                Level.Must,
                Outcome.Satisfied,
                "3 attempts of the same 2 samples, pauses 32 and 62 ms",
                "sent again after 5xx"
            ) with
            {
                Exchanges = [2, 3, 4],
                DurationMs = 97,
            },
            Check(
                "sender/retry/final[400]#retry.not-4xx",
                "retry.not-4xx",
                Level.MustNot,
                Outcome.Violated,
                "demo@11751424 came back in exchange 6",
                "nothing refused with 400 comes back"
            ) with
            {
                Exchanges = [5, 6],
                Marks = [new Mark(6, Part.Message, new ByteRange(26, 14), "the refused sample")],
                DurationMs = 33,
            },
            Check(
                "sender/retry/server-error#retry.backoff",
                "retry.backoff",
                Level.Should,
                Outcome.Violated,
                "pauses 62 and 32 ms",
                "pauses grow"
            ) with
            {
                Exchanges = [2, 3, 4],
            },
            Check("sender/retry/later#retry.after", "retry.after", Level.May, Outcome.Violated, "sent after 30 ms"),
            Check(
                "sender/symbols/table#symbols.first-empty",
                "symbols.first-empty",
                Level.Must,
                Outcome.Violated,
                "the first symbol is \"x\"",
                "symbols[0] is empty"
            ) with
            {
                Expectation = ExpectationKind.Known,
                KnownReason = "reported as issue 12",
                Exchanges = [1],
                Marks = [new Mark(1, Part.Message, new ByteRange(0, 2), "first symbol")],
            },
            Check(
                "sender/data/exemplars#exemplars.sent",
                "exemplars.sent",
                Level.Should,
                Outcome.NotApplicable,
                "the target lacks exemplars"
            ),
            Check("sender/head/agent#head.user-agent", "head.user-agent", Level.Must, Outcome.Inconclusive, "no request arrived"),
            Check("sender/slow/receiver#big.message", "big.message", Level.Robust, Outcome.Error, "the target died: exit code 2") with
            {
                Exchanges = [7],
            },
        ];
        return Run(Role.Sender, checks, exchanges) with { Log = "level=info msg=\"Server is ready\"\nlevel=error msg=\"panic\"\n" };
    }

    public static RunResults Receiver()
    {
        var control = Exchange(1, 204, 10, origin: "receiver/content/types[control]/send");
        var defect = Exchange(2, 204, 12, origin: "receiver/content/types[json]/send") with
        {
            RequestHead = Encoding.Latin1.GetBytes(
                "POST /api/v1/write HTTP/1.1\r\nHost: 127.0.0.1:9090\r\nContent-Type: application/json\r\nAuthorization: Bearer s3cr3t-token"
            ),
            RequestHeaders =
            [
                new("Host", "127.0.0.1:9090"),
                new("Content-Type", "application/json"),
                new("Authorization", "Bearer s3cr3t-token"),
            ],
            ResponseHead = Encoding.Latin1.GetBytes("HTTP/1.1 204 No Content\r\nDate: Tue, 03 Feb 2026 04:05:06 GMT"),
            ResponseHeaders = [new("Date", "Tue, 03 Feb 2026 04:05:06 GMT")],
        };
        ImmutableArray<CheckResult> checks =
        [
            Check(
                "receiver/content/types#response.unsupported-415[json]",
                "response.unsupported-415",
                Level.Must,
                Outcome.Violated,
                "204 No Content",
                "status 415"
            ) with
            {
                Exchanges = [2],
                Control = 1,
                Marks = [new Mark(2, Part.ResponseHead, new ByteRange(9, 3), "the status")],
            },
            Check(
                "receiver/content/types#response.error-body[json]",
                "response.error-body",
                Level.Should,
                Outcome.Inconclusive,
                "there was no error"
            ),
            Check(
                "receiver/content/types#stored.samples[json]",
                "stored.samples",
                Level.Must,
                Outcome.Satisfied,
                "0 series",
                "nothing is stored"
            ) with
            {
                Exchanges = [2],
                Control = 1,
                ReadBack = "{\"status\":\"success\",\"data\":{\"result\":[]}}",
            },
        ];
        return Run(Role.Receiver, checks, [control, defect]);
    }
}
