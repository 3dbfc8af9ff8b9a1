using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Compliance.Model.Metrics;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>
/// The name and the equality matchers of a selector: enough to tell which data that was sent it may find. Other matchers are
/// ignored, so it matches too much rather than too little.
/// </summary>
public sealed partial class SelectorSketch
{
    private readonly string name;
    private readonly ImmutableArray<Label> equal;

    private SelectorSketch(string name, ImmutableArray<Label> equal)
    {
        this.name = name;
        this.equal = equal;
    }

    /// <summary>The metric name; empty when the selector gives none.</summary>
    public string Name => name;

    /// <summary>The labels that the selector fixes.</summary>
    public ImmutableArray<Label> Equal => equal;

    /// <summary>Reads a selector such as <c>m{a="b",c=~"d.*"}</c>.</summary>
    public static SelectorSketch Of(string selector)
    {
        var brace = selector.IndexOf('{', StringComparison.Ordinal);
        var name = (brace < 0 ? selector : selector[..brace]).Trim();
        ImmutableArray<Label> equal =
            brace < 0
                ? []
                :
                [
                    .. Matcher()
                        .Matches(selector[brace..])
                        .Where(m => m.Groups["op"].Value == "=")
                        .Select(m => new Label(m.Groups["name"].Value, Unescaped(m.Groups["value"].Value))),
                ];
        return new SelectorSketch(name.Length > 0 ? name : equal.FirstOrDefault(l => l.Name == "__name__").Value ?? "", equal);
    }

    /// <summary>Whether a series may be found.</summary>
    public bool MayFind(Series series) => (name.Length == 0 || series.Name == name) && equal.All(e => series.Labels.Any(l => l == e));

    private static string Unescaped(string text) => Escape().Replace(text, m => m.Value == "\\n" ? "\n" : m.Value[1..]);

    [GeneratedRegex(@"(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*(?<op>=~|!~|!=|=)\s*""(?<value>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
