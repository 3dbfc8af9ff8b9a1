using System.Collections.Immutable;
using System.Text;
using Compliance.Model;
using Compliance.Model.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Compliance.Cases;

/// <summary>
/// Reads YAML text into nodes that know their line. Files may come from strangers: one document of at most
/// <see cref="MaxBytes"/> and <see cref="MaxDepth"/> levels, without anchors, aliases and tags, so nothing can multiply.
/// </summary>
public static class Yaml
{
    /// <summary>Longest file, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Deepest nesting of mappings and lists.</summary>
    public const int MaxDepth = 64;

    /// <summary>The only document of the text.</summary>
    /// <param name="path">Path named in errors and locations.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="CaseFileException">It is not such a file, or it holds no document.</exception>
    public static Node Parse(string path, string text) =>
        ParseOptional(path, text) ?? throw new CaseFileException(new SourceLocation(path, 1), "the file is empty");

    /// <summary>The only document of the text, or null when it holds nothing but comments.</summary>
    /// <inheritdoc cref="Parse"/>
    public static Node? ParseOptional(string path, string text)
    {
        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            throw new CaseFileException(new SourceLocation(path, 1), $"the file is longer than {MaxBytes} bytes");
        var reader = new Reader(path, new Parser(new Scanner(new StringReader(text))));
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            throw new CaseFileException(new SourceLocation(path, Line(e.Start)), $"not valid YAML: {OneLine(e.Message)}");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The scanner lets some broken escapes through to the framework.
            throw new CaseFileException(reader.Here, $"not valid YAML: {OneLine(e.Message)}");
        }
    }

    private static int Line(Mark mark) => (int)Math.Clamp(mark.Line, 1, int.MaxValue);

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();

    private sealed class Reader(string path, Parser parser)
    {
        public SourceLocation Here => At(parser.Current);

        public Node? Document()
        {
            Next();
            Expect<StreamStart>();
            if (parser.Current is StreamEnd)
                return null;
            Expect<DocumentStart>();
            var root = Value(1);
            Expect<DocumentEnd>();
            if (parser.Current is not StreamEnd)
                throw new CaseFileException(Here, "only one document is allowed in a file");
            return root is ScalarNode { IsNull: true } ? null : root;
        }

        private Node Value(int depth)
        {
            Refuse();
            return parser.Current switch
            {
                Scalar scalar => Text(scalar),
                SequenceStart start => List(start, depth),
                MappingStart start => Map(start, depth),
                var other => throw new CaseFileException(At(other), "expected a value"),
            };
        }

        private void Refuse()
        {
            if (parser.Current is AnchorAlias alias)
                throw new CaseFileException(At(alias), $"aliases (*{alias.Value}) are not allowed: write the value out");
            if (parser.Current is not NodeEvent node)
                return;
            if (!node.Anchor.IsEmpty)
                throw new CaseFileException(At(node), $"anchors (&{node.Anchor}) are not allowed: write the value out");
            if (!node.Tag.IsEmpty)
                throw new CaseFileException(At(node), $"tags ({node.Tag}) are not allowed");
        }

        private ScalarNode Text(Scalar scalar)
        {
            var at = At(scalar);
            if (!IsUnicode(scalar.Value))
                throw new CaseFileException(at, "the text holds half of a surrogate pair, which is no character");
            Next();
            return new ScalarNode(at, scalar.Value, scalar.Style != ScalarStyle.Plain);
        }

        private ListNode List(SequenceStart start, int depth)
        {
            var at = Deeper(start, depth);
            var items = ImmutableArray.CreateBuilder<Node>();
            while (parser.Current is not SequenceEnd)
                items.Add(Value(depth + 1));
            Next();
            return new ListNode(at, items.ToImmutable());
        }

        private MapNode Map(MappingStart start, int depth)
        {
            var at = Deeper(start, depth);
            var entries = ImmutableArray.CreateBuilder<MapEntry>();
            Dictionary<string, int> lines = new(StringComparer.Ordinal);
            while (parser.Current is not MappingEnd)
            {
                var key = Key();
                if (!lines.TryAdd(key.Text, key.At.Line))
                    throw key.Error($"the key '{key.Text}' stands here again; it is already on line {lines[key.Text]}");
                entries.Add(new MapEntry(key.Text, key.At, Value(depth + 1)));
            }
            Next();
            return new MapNode(at, entries.ToImmutable());
        }

        private ScalarNode Key()
        {
            Refuse();
            if (parser.Current is not Scalar scalar)
                throw new CaseFileException(Here, "a key must be text");
            var key = Text(scalar);
            return key is { Text: "", Quoted: false } ? throw new CaseFileException(Here, "a key is missing here") : key;
        }

        private SourceLocation Deeper(ParsingEvent start, int depth)
        {
            var at = At(start);
            if (depth > MaxDepth)
                throw new CaseFileException(at, $"nested deeper than {MaxDepth} levels");
            Next();
            return at;
        }

        private void Expect<T>()
            where T : ParsingEvent
        {
            if (parser.Current is not T)
                throw new CaseFileException(Here, "only one document is allowed in a file");
            Next();
        }

        private void Next() => parser.MoveNext();

        private SourceLocation At(ParsingEvent? read) => new(path, read is null ? 1 : Line(read.Start));

        private static bool IsUnicode(string text)
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (!char.IsSurrogate(text[i]))
                    continue;
                if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                    return false;
                i++;
            }
            return true;
        }
    }
}
