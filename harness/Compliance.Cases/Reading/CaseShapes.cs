using System.Collections.Immutable;

namespace Compliance.Cases.Reading;

/// <summary>The mappings of <c>docs/case-language.md</c>.</summary>
internal static class CaseShapes
{
    private static readonly ImmutableArray<string> Common = ["title", "needs", "after", "since", "until", "each", "expect"];

    public static readonly Shape ReceiverCase = new("receiver-case", [.. Common, "send", "steps", "defects", "rewrites", "let", "fresh"]);
    public static readonly Shape SenderCase = new("sender-case", [.. Common, "configure", "scrape", "respond"]);

    /// <summary>The further keys of a check; its first key is the id of a requirement.</summary>
    public static readonly Shape ReceiverCheck = new("receiver-check", ["needs", "as", "of", "arms"]);
    public static readonly Shape SenderCheck = new("sender-check", ["needs", "as"]);
    public static readonly Shape Expectation = new("expectation", ["always", "eventually", "never", "lane", "within", "until"]);
    public static readonly Shape ProofOfLife = new("proof-of-life", ["newer-data", "pause", "at-least"]);

    public static readonly Shape Request = new(
        "request",
        [
            "message",
            "fixture",
            "series",
            "repeat",
            "method",
            "path",
            "headers",
            "header-lines",
            "symbols",
            "wire",
            "body",
            "compress",
            "chunked",
            "families",
        ]
    );
    public static readonly Shape Step = Request.Extended("step", "name", "same-connection");
    public static readonly Shape Arm = Request.Extended("arm", "step");
    public static readonly Shape Repeat = new("repeat", ["series", "samples", "step"]);
    public static readonly Shape Symbols = new("symbols", ["first", "without-empty", "empty", "spare", "spares", "duplicate", "reversed"]);
    public static readonly Shape WireEdit = new(
        "wire-edit",
        ["set", "remove", "duplicate-first", "append", "unpacked", "split-packed", "truncate", "to", "hex"]
    );
    public static readonly Shape Body = new("body", ["hex", "text"]);
    public static readonly Shape Let = new("let", ["rejected"]);
    public static readonly Shape Candidate = new("candidate", ["name", "series", "before"]);
    public static readonly Shape LetUse = new("let-use", ["let"]);

    public static readonly Shape Series = new(
        "series",
        ["labels", "samples", "value", "at", "start", "histograms", "exemplars", "metadata", "type", "help", "unit"]
    );
    public static readonly Shape Sample = new("sample", ["value", "at", "start"]);
    public static readonly Shape Exemplar = new("exemplar", ["labels", "value", "at"]);
    public static readonly Shape Metadata = new("metadata", ["type", "help", "unit"]);
    public static readonly Shape Histogram = new(
        "histogram",
        ["at", "start", "count", "sum", "schema", "zero-threshold", "zero-count", "positive", "negative", "custom", "hint", "float"]
    );
    public static readonly Shape Buckets = new("buckets", ["spans", "deltas", "counts"]);

    public static readonly Shape Fixture = new("fixture", ["title", "series", "families"]);
    public static readonly Shape Configure = new("configure", ["message", "headers", "path", "custom-buckets", "may-refuse"]);
    public static readonly Shape Page = new("page", ["fixture", "families", "status", "hang", "gone", "withdrawn", "for"]);
    public static readonly Shape Scrape = new("scrape", ["fixture", "families", "pages", "formats"]);
    public static readonly Shape Family = new("family", ["name", "type", "help", "unit", "series"]);
    public static readonly Shape PageSeries = new(
        "page-series",
        ["labels", "value", "step", "buckets", "sum", "native", "exemplars", "created", "timestamped"]
    );
    public static readonly Shape Native = Histogram.Without("native", "at", "start");
    public static readonly Shape Respond = new("respond", ["status", "times", "to", "headers", "written", "body", "delay", "abort"]);

    public static readonly Shape Requirement = new(
        "requirement",
        ["id", "role", "level", "spec", "section", "says", "statements", "untestable", "ambiguous", "since", "until", "why", "core"]
    );
    public static readonly Shape Capability = new("capability", ["name", "says", "default"]);
    public static readonly Shape Specification = new("specification", ["sections", "sentences"]);

    /// <summary>All of them, for the test of the schema.</summary>
    public static readonly ImmutableArray<Shape> All =
    [
        ReceiverCase,
        SenderCase,
        ReceiverCheck,
        SenderCheck,
        Expectation,
        ProofOfLife,
        Request,
        Step,
        Arm,
        Repeat,
        Symbols,
        WireEdit,
        Body,
        Let,
        Candidate,
        LetUse,
        Series,
        Sample,
        Exemplar,
        Metadata,
        Histogram,
        Buckets,
        Fixture,
        Configure,
        Page,
        Scrape,
        Family,
        PageSeries,
        Native,
        Respond,
        Requirement,
        Capability,
        Specification,
    ];
}
