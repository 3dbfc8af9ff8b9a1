using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Cases.Reading;

/// <summary>Replaces <c>{{name}}</c> in every key and scalar below a node.</summary>
internal sealed class Templates
{
    private static readonly Regex Pattern = new(@"\{\{\s*([a-z][a-z0-9-]*)\s*\}\}", RegexOptions.CultureInvariant);
    private static readonly Regex Filler = new(@"\{\{\s*text:([0-9]{1,7})\s*\}\}", RegexOptions.CultureInvariant);
    private const int LongestFiller = 1 << 20;
    private readonly ImmutableDictionary<string, ScalarNode> values;
    private readonly ImmutableArray<string> kept;

    private readonly Budget? budget;

    private Templates(ImmutableDictionary<string, ScalarNode> values, ImmutableArray<string> kept, Budget? budget)
    {
        this.values = values;
        this.kept = kept;
        this.budget = budget;
    }

    /// <summary>Templates of which nothing is known: every one is an error.</summary>
    public static Templates None { get; } = new(ImmutableDictionary.Create<string, ScalarNode>(StringComparer.Ordinal), [], null);

    /// <summary>Also replaces this one. A scalar that is nothing but the template becomes the value, unquoted where it is.</summary>
    public Templates With(string name, ScalarNode value) => new(values.SetItem(name, value), kept, budget ?? new Budget());

    /// <summary>Also replaces this one by text.</summary>
    public Templates With(string name, string text) => With(name, new ScalarNode(new SourceLocation("", 0), text, true));

    /// <summary>Leaves this one as it is, for a later stage.</summary>
    public Templates Keep(params ImmutableArray<string> names) => new(values, [.. kept, .. names], budget ?? new Budget());

    /// <summary>The node with everything replaced.</summary>
    /// <exception cref="CaseFileException">An unknown template, or keys that become equal.</exception>
    public Node Fill(Node node) =>
        node switch
        {
            ScalarNode scalar => Fill(scalar),
            ListNode list => new ListNode(list.At, [.. list.Items.Select(Fill)]),
            MapNode map => Fill(map),
            _ => node,
        };

    /// <inheritdoc cref="Fill(Node)"/>
    public MapNode Fill(MapNode map)
    {
        var entries = map.Entries.Select(e => new MapEntry(Fill(e.Key, e.KeyAt), e.KeyAt, Fill(e.Value))).ToImmutableArray();
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!keys.Add(entry.Key))
                throw new CaseFileException(
                    entry.KeyAt,
                    $"the key '{entry.Key}' stands in this mapping twice once its template is filled in"
                );
        }
        return new MapNode(map.At, entries);
    }

    private ScalarNode Fill(ScalarNode scalar)
    {
        var whole = Pattern.Match(scalar.Text);
        if (whole.Success && whole.Length == scalar.Text.Length && values.TryGetValue(whole.Groups[1].Value, out var value))
            return value with { At = scalar.At };
        var text = Fill(scalar.Text, scalar.At);
        return ReferenceEquals(text, scalar.Text) ? scalar : new ScalarNode(scalar.At, text, true);
    }

    private string Fill(string text, SourceLocation at)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
            return text;
        text = Filler.Replace(text, match => Fillers(match, at));
        if (Pattern.Replace(text, "").Contains("{{", StringComparison.Ordinal))
            throw new CaseFileException(at, $"{{{{ starts a template such as {{{{case}}}}, but {Phrases.Shown(text)} holds none");
        var filled = Pattern.Replace(text, match => Value(match.Groups[1].Value, at));
        return budget?.Spend(filled, at) ?? filled;
    }

    private string Fillers(Match match, SourceLocation at)
    {
        var length = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        if (length > LongestFiller)
            throw new CaseFileException(at, $"{match.Value} is longer than {LongestFiller} letters");
        var filler = new string('x', length);
        return budget?.Spend(filler, at) ?? filler;
    }

    private string Value(string name, SourceLocation at)
    {
        if (values.TryGetValue(name, out var value))
            return value.Text;
        if (kept.Contains(name))
            return $"{{{{{name}}}}}";
        throw new CaseFileException(at, $"unknown template {{{{{name}}}}} here; {Nearest.Clause(name, [.. values.Keys, .. kept])}");
    }
}
