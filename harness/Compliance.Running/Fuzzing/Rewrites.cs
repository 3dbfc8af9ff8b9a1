using System.Collections.Immutable;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Fuzzing;

/// <summary>Other legal bytes for the same meaning.</summary>
public static class Rewrites
{
    // Field 6 of a series, which 2.0-rc.3 had and rc.4 reserves: senders of rc.3 still send it.
    private const string CreatedTimestamp = "3080f8c0b0bc31";

    private static readonly ImmutableArray<(string Name, Func<RequestScript, RequestScript> Apply)> All =
    [
        ("unpacked", s => Edit(s, new WireEdit(WireEditKind.Unpacked, "timeseries[0].labels_refs"))),
        ("split-packed", s => Edit(s, new WireEdit(WireEditKind.SplitPacked, "timeseries[0].labels_refs"))),
        ("reversed-fields", s => Edit(s, new WireEdit(WireEditKind.ReverseFields))),
        ("unknown-fields", s => Edit(s, new WireEdit(WireEditKind.UnknownFields))),
        ("created-timestamp", s => Edit(s, new WireEdit(WireEditKind.Append, "timeseries[0]", CreatedTimestamp))),
        ("padded-varints", s => Edit(s, new WireEdit(WireEditKind.PaddedVarints))),
        ("spare-symbols", s => s with { Symbols = new SymbolEdits { Spare = ["spare-1", "spare-2"] } }),
        ("reversed-symbols", s => s with { Symbols = new SymbolEdits { Reversed = true } }),
        ("block-literals", s => s with { Compression = Compression.BlockLiterals }),
        ("chunked", s => s with { Chunked = true }),
    ];

    private static readonly ImmutableHashSet<string> OnlyV2 =
    [
        "created-timestamp",
        "unpacked",
        "split-packed",
        "spare-symbols",
        "reversed-symbols",
    ];

    /// <summary>Names of the rewrites that fit a request.</summary>
    public static ImmutableArray<string> Names(RequestScript script)
    {
        var bendable = script.Message == MessageKind.V2 && script.Series is [{ Labels.IsEmpty: false }, ..];
        return [.. All.Select(r => r.Name).Where(n => bendable || !OnlyV2.Contains(n))];
    }

    /// <summary>The request written so.</summary>
    /// <exception cref="ArgumentException">There is no such rewrite.</exception>
    public static RequestScript Apply(RequestScript script, string name) =>
        All.FirstOrDefault(r => r.Name == name).Apply is { } apply
            ? apply(script)
            : throw new ArgumentException($"there is no rewrite {name}", nameof(name));

    private static RequestScript Edit(RequestScript script, WireEdit edit) => script with { Wire = [.. script.Wire, edit] };
}
