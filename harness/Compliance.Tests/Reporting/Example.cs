using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Model.Targets;
using Compliance.Reporting.Text;

namespace Compliance.Tests.Reporting;

/// <summary>Small runs that hold every kind of verdict.</summary>
internal static partial class Example
{
    public static readonly DateTimeOffset Started = new(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    public static RequirementLedger Ledger { get; } =
        new(
            "2.0-rc.4",
            [
                Requirement("retry.not-4xx", Role.Sender, Level.MustNot, "A request answered 4xx (429 apart) is not sent again."),
                Requirement("retry.5xx", Role.Sender, Level.Must, "A request answered 5xx is sent again."),
                Requirement("retry.backoff", Role.Sender, Level.Should, "Pauses between attempts grow."),
                Requirement("retry.after", Role.Sender, Level.May, "Retry-After is followed."),
                Requirement("symbols.first-empty", Role.Sender, Level.Must, "The first symbol is the empty string."),
                Requirement("exemplars.sent", Role.Sender, Level.Should, "Exemplars are sent."),
                Requirement("head.user-agent", Role.Sender, Level.Must, "Every request says who sends it."),
                Requirement("order.kept", Role.Sender, Level.Must, "Samples of a series arrive in order.") with
                {
                    Untestable = Untestable.Internal,
                },
                Requirement("big.message", Role.Sender, Level.Robust, "A slow receiver is waited for."),
                Requirement("response.unsupported-415", Role.Receiver, Level.Must, "Unsupported content is answered 415."),
                Requirement("response.error-body", Role.Receiver, Level.Should, "Errors carry a readable text."),
                Requirement("stored.samples", Role.Receiver, Level.Must, "What was accepted is stored."),
            ]
        );

    public static Requirement Requirement(string id, Role role, Level level, string says) =>
        new()
        {
            Id = id,
            Role = role,
            Level = level,
            Spec = level == Level.Robust ? "suite" : "2.0-rc.4",
            Section = "retries-backoff",
            Says = says,
            At = new SourceLocation("cases/requirements.yaml", 1),
        };

    public static RunHeader Header(Role role, int checks) =>
        new()
        {
            Suite = "0.1.0",
            Spec = "2.0-rc.4",
            Cases = "sha256:0f1e2d3c",
            Target = "prometheus",
            Title = "Prometheus",
            Role = role,
            Version = "3.5.3",
            Launch = "process",
            Seed = 42,
            Started = Started,
            Checks = checks,
        };

    public static RunResults Run(Role role, ImmutableArray<CheckResult> checks, ImmutableArray<Exchange> exchanges = default) =>
        new()
        {
            Header = Header(role, checks.Length),
            Checks = checks,
            Exchanges = exchanges.IsDefault ? [] : exchanges,
            Footer = Footer(checks),
        };

    public static RunFooter Footer(ImmutableArray<CheckResult> checks) =>
        new()
        {
            Checks = checks.Length,
            Counts = checks.GroupBy(c => c.Verdict.Word()).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Statement = checks.Any(c => c.Verdict == Verdict.Fail) ? Statement.NotConformant : Statement.Conformant,
            Green = !checks.Any(c => c.Verdict is Verdict.Fail or Verdict.Error),
            DurationMs = 12_345,
        };

    public static CheckResult Check(string id, string requirement, Level level, Outcome outcome, string said = "", string expected = "") =>
        new()
        {
            Id = id,
            Case = id[..id.IndexOf('#', StringComparison.Ordinal)],
            Requirement = requirement,
            Level = level,
            Outcome = outcome,
            Verdict = VerdictOf(level, outcome),
            Said = said,
            Expected = expected,
        };

    public static Verdict VerdictOf(Level level, Outcome outcome) =>
        outcome switch
        {
            Outcome.Satisfied => level == Level.May ? Verdict.Yes : Verdict.Pass,
            Outcome.Violated => level == Level.May ? Verdict.No
            : level.IsMust() ? Verdict.Fail
            : Verdict.Warn,
            Outcome.NotApplicable => Verdict.Skip,
            Outcome.Inconclusive => Verdict.Inconclusive,
            _ => Verdict.Error,
        };

    public static Exchange Exchange(int index, int status, double sentMs, byte[]? body = null, string origin = "lane-3") =>
        new()
        {
            Index = index,
            Origin = origin,
            Connection = 2,
            Method = "POST",
            Target = "/api/v1/write",
            RequestHeaders =
            [
                new("Host", "127.0.0.1:9090"),
                new("Content-Type", "application/x-protobuf;proto=io.prometheus.write.v2.Request"),
                new("Content-Encoding", "snappy"),
                new("User-Agent", "Prometheus/3.5.3"),
            ],
            RequestHead = Encoding.Latin1.GetBytes(
                "POST /api/v1/write HTTP/1.1\r\nHost: 127.0.0.1:9090\r\n"
                    + "Content-Type: application/x-protobuf;proto=io.prometheus.write.v2.Request\r\n"
                    + "Content-Encoding: snappy\r\nUser-Agent: Prometheus/3.5.3"
            ),
            RequestBody = body ?? Message,
            RequestLength = (body ?? Message).Length,
            Status = status,
            ResponseHeaders = [new("Content-Length", "0")],
            SentAt = TimeSpan.FromMilliseconds(sentMs),
            ReceivedAt = TimeSpan.FromMilliseconds(sentMs + 1.25),
            AnsweredAt = TimeSpan.FromMilliseconds(sentMs + 2.5),
            ScrapesSeen = 1,
        };

    /// <summary>A 2.0 message with the symbols "", "__name__" and "demo", and one sample.</summary>
    public static byte[] Message { get; } =
    [
        0x22,
        0x00,
        0x22,
        0x08,
        .. "__name__"u8,
        0x22,
        0x04,
        .. "demo"u8,
        0x2A,
        0x14,
        0x0A,
        0x02,
        0x01,
        0x02,
        0x12,
        0x0E,
        0x09,
        0,
        0,
        0,
        0,
        0,
        0,
        0xF0,
        0x3F,
        0x10,
        0x80,
        0xA0,
        0xCD,
        0x05,
    ];

    public static DecodedBody Decode(Exchange exchange)
    {
        ImmutableArray<Label> labels = [new("__name__", "demo")];
        return new DecodedBody
        {
            Kind = MessageKind.V2,
            Message = exchange.RequestBody,
            Complete = true,
            Decompressed = true,
            Symbols = [new("", new ByteRange(2, 0)), new("__name__", new ByteRange(4, 8)), new("demo", new ByteRange(14, 4))],
            Series =
            [
                new DecodedSeries
                {
                    Labels = labels,
                    Refs = [1, 2],
                    RefsRange = new ByteRange(22, 2),
                    Range = new ByteRange(20, 20),
                    Samples = [new(new Sample(11_751_424 + exchange.Index / 3, 1.5), new ByteRange(26, 14))],
                },
            ],
        };
    }
}
