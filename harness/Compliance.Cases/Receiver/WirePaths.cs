using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Receiver;

/// <summary>Checks that a path of <c>wire</c> names fields of the message, with indices only where a field repeats.</summary>
internal static class WirePaths
{
    private const string Histogram =
        "count_int count_float sum schema zero_threshold zero_count_int zero_count_float negative_spans[]:Span negative_deltas[] "
        + "negative_counts[] positive_spans[]:Span positive_deltas[] positive_counts[] reset_hint timestamp custom_values[] start_timestamp";

    private static readonly Regex Segment = new(@"^([a-z_0-9]+)(\[(\d{1,6})\])?\z", RegexOptions.CultureInvariant);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, Field>> V2 = Messages(
        ("Request", "symbols[] timeseries[]:Series"),
        ("Series", "labels_refs[] samples[]:Sample histograms[]:Histogram exemplars[]:Exemplar metadata:Metadata created_timestamp"),
        ("Sample", "value timestamp start_timestamp"),
        ("Exemplar", "labels_refs[] value timestamp"),
        ("Metadata", "type help_ref unit_ref"),
        ("Histogram", Histogram),
        ("Span", "offset length")
    );

    private static readonly FrozenDictionary<string, FrozenDictionary<string, Field>> V1 = Messages(
        ("Request", "timeseries[]:Series metadata[]:Metadata"),
        ("Series", "labels[]:Label samples[]:Sample exemplars[]:Exemplar histograms[]:Histogram"),
        ("Label", "name value"),
        ("Sample", "value timestamp"),
        ("Exemplar", "labels[]:Label value timestamp"),
        ("Metadata", "type metric_family_name help unit"),
        ("Histogram", Histogram),
        ("Span", "offset length")
    );

    /// <summary>The path, when it is one.</summary>
    /// <param name="node">Where it stands.</param>
    /// <param name="message">The message it leads into.</param>
    /// <param name="emptyAllowed">Whether the empty path, the whole message, is one.</param>
    public static string Check(Node node, MessageKind message, bool emptyAllowed)
    {
        var path = node.Text("a path");
        if (path.Length == 0 && emptyAllowed)
            return path;
        var schema = message == MessageKind.V2 ? V2 : V1;
        var at = "Request";
        foreach (var segment in path.Split('.'))
        {
            if (at.Length == 0)
                throw node.Error($"the path {Phrases.Shown(path)} goes on after a field that is no message");
            at = Step(node, path, segment, schema[at]);
        }
        return path;
    }

    private static string Step(Node node, string path, string segment, FrozenDictionary<string, Field> fields)
    {
        var match = Segment.Match(segment);
        if (!match.Success)
            throw node.Error($"a path must be field names with indices such as timeseries[0].labels_refs[1], not {Phrases.Shown(path)}");
        var name = match.Groups[1].Value;
        if (!fields.TryGetValue(name, out var field))
            throw node.Error($"the path {Phrases.Shown(path)} names no field '{name}'; {Nearest.Clause(name, fields.Keys)}");
        if (match.Groups[2].Success && !field.Repeated)
            throw node.Error($"the field '{name}' of {Phrases.Shown(path)} does not repeat: it takes no index");
        return field.Message;
    }

    private static FrozenDictionary<string, FrozenDictionary<string, Field>> Messages(params (string Name, string Fields)[] messages) =>
        messages.ToFrozenDictionary(m => m.Name, m => m.Fields.Split(' ').ToFrozenDictionary(f => f.Split('[', ':')[0], Parse));

    private static Field Parse(string written) =>
        new(written.Contains('[', StringComparison.Ordinal), written.Contains(':', StringComparison.Ordinal) ? written.Split(':')[1] : "");

    private sealed record Field(bool Repeated, string Message);
}
