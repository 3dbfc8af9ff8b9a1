using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Responses;
using Compliance.Model.Scrapes;
using Compliance.Model.Targets;

namespace Compliance.Cases.Reading;

/// <summary>The closed lists of words.</summary>
internal static class Choices
{
    public static readonly Choice<Role> Roles = new("role", ("sender", Role.Sender), ("receiver", Role.Receiver));

    public static readonly Choice<Level> LevelWords = new("level", [.. Enum.GetValues<Level>().Select(level => (level.Spelled(), level))]);

    public static readonly Choice<Untestable> UntestableWords = new(
        "untestable",
        ("internal", Untestable.Internal),
        ("policy", Untestable.Policy),
        ("deprecated", Untestable.Deprecated),
        ("contradictory", Untestable.Contradictory)
    );

    public static readonly Choice<MessageKind> Messages = new("message", ("v1", MessageKind.V1), ("v2", MessageKind.V2));

    public static readonly Choice<Compression> Compressions = new(
        "compress",
        ("block", Compression.Block),
        ("block-literals", Compression.BlockLiterals),
        ("block-long-offsets", Compression.BlockLongOffsets),
        ("framed", Compression.Framed),
        ("none", Compression.None),
        ("gzip", Compression.Gzip),
        ("truncated", Compression.Truncated),
        ("bomb", Compression.Bomb),
        ("corrupt", Compression.Corrupt),
        ("declares-more", Compression.DeclaresMore),
        ("declares-less", Compression.DeclaresLess)
    );

    public static readonly Choice<MetricType> Types = new(
        "metric-type",
        ("unspecified", MetricType.Unspecified),
        ("counter", MetricType.Counter),
        ("gauge", MetricType.Gauge),
        ("histogram", MetricType.Histogram),
        ("gaugehistogram", MetricType.GaugeHistogram),
        ("summary", MetricType.Summary),
        ("info", MetricType.Info),
        ("stateset", MetricType.StateSet)
    );

    public static readonly Choice<ResetHint> Hints = new(
        "hint",
        ("unspecified", ResetHint.Unspecified),
        ("yes", ResetHint.Yes),
        ("no", ResetHint.No),
        ("gauge", ResetHint.Gauge)
    );

    /// <summary>Edits of the message that need no path.</summary>
    public static readonly Choice<WireEditKind> WholeEdits = new(
        "whole-edit",
        ("reverse-fields", WireEditKind.ReverseFields),
        ("unknown-fields", WireEditKind.UnknownFields),
        ("padded-varints", WireEditKind.PaddedVarints),
        ("explicit-defaults", WireEditKind.ExplicitDefaults)
    );

    public static readonly Choice<AbortKind> Aborts = new(
        "abort",
        ("before", AbortKind.Before),
        ("middle", AbortKind.Middle),
        ("reset", AbortKind.Reset)
    );

    public static readonly Choice<ExpositionFormat> Formats = new(
        "format",
        ("text", ExpositionFormat.Text),
        ("openmetrics", ExpositionFormat.OpenMetrics),
        ("protobuf", ExpositionFormat.Protobuf)
    );

    public static readonly Choice<bool> Lanes = new("lane", ("only", true));

    public static readonly Choice<Capability> Capabilities = new(
        "capability-value",
        ("yes", Capability.Yes),
        ("no", Capability.No),
        ("probe", Capability.Probe)
    );

    public static readonly Choice<bool> Stops = new("stop", ("kill", true), ("polite", false));

    public static readonly Choice<ExpectationKind> Kinds = new("kind", ("known", ExpectationKind.Known), ("flaky", ExpectationKind.Flaky));

    public static readonly Choice<string> Via = new(
        "via",
        ("builtin", "builtin"),
        ("container", "container"),
        ("process", "process"),
        ("endpoint", "endpoint")
    );

    public static readonly Choice<string> Specs = new("spec", [.. SpecVersions.Order.Select(v => (v, v))]);

    /// <summary>Where a requirement may stand.</summary>
    public static readonly Choice<string> Sources = new(
        "source",
        [.. SpecVersions.Order.Select(v => (v, v)), ("1.0", "1.0"), ("suite", "suite")]
    );

    /// <summary>Those of case files and the ledger, for the test of the schema.</summary>
    public static readonly ImmutableArray<IChoice> OfCases =
    [
        Roles,
        LevelWords,
        UntestableWords,
        Messages,
        Compressions,
        Types,
        Hints,
        WholeEdits,
        Aborts,
        Formats,
        Lanes,
        Capabilities,
        Specs,
        Sources,
    ];

    /// <summary>Those of target folders, for the test of the schema.</summary>
    public static readonly ImmutableArray<IChoice> OfTargets = [Roles, Capabilities, Stops, Kinds, Via];
}
