using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Compliance.Cases.Reading;
using Compliance.Model.Metrics;
using Compliance.Model.Nodes;
using Compliance.Model.Requests;

namespace Compliance.Cases.Receiver;

/// <summary>Reads the request keys of one step of one arm, after templates were replaced.</summary>
/// <param name="fixtures">The fixtures that it may name.</param>
/// <param name="templates">Replaces the templates of a fixture.</param>
/// <param name="nowMs">The one <c>now</c> of the case.</param>
/// <param name="let">Name that <c>{let: NAME}</c> may use; null: none.</param>
internal sealed class RequestReader(Fixtures fixtures, Templates templates, long nowMs, string? let)
{
    public RequestScript Read(MapNode node)
    {
        var map = CaseShapes.Request.Open(node);
        var message = map["message"]?.OneOf("message", Choices.Messages) ?? MessageKind.V2;
        return new RequestScript
        {
            Message = message,
            Series = ReadSeries(map),
            Method = map["method"] is { } method ? HttpText.Token(method, method.Text("method"), "method") : "POST",
            Path = map["path"] is { } path ? HttpText.Path(path) : null,
            Headers = Headers(map),
            HeaderLines = [.. map.Items("header-lines").Select(HttpText.Line)],
            Symbols = Symbols(map, message),
            Wire = [.. map.Items("wire").Select(e => WireReader.Read(e, message))],
            Body = map["body"] is { } body ? ReadBody(CaseShapes.Body.Open(body)) : null,
            Compression = map["compress"]?.OneOf("compress", Choices.Compressions) ?? Compression.Block,
            Chunked = map.Flag("chunked"),
            Families = Families(map, message),
        };
    }

    private ImmutableArray<Series> ReadSeries(Mapping map)
    {
        IEnumerable<Series> ofFixture = map["fixture"] is { } name
            ? ((ListNode)templates.Fill(fixtures.Part(name, "series"))).Items.Select(new SeriesReader(nowMs, null).Read)
            : [];
        var own = map.Items("series").Select(new SeriesReader(nowMs, let).Read);
        ImmutableArray<Series> series = [.. ofFixture, .. own];
        return map["repeat"] is { } repeat ? Repetition.Apply(series, repeat) : series;
    }

    private static ImmutableDictionary<string, string?> Headers(Mapping map)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in map.Entries("headers"))
        {
            var name = HttpText.Token(entry.Value, entry.Key, "a header name");
            var value = entry.Value is ScalarNode { IsNull: true } ? null : HttpText.Value(entry.Value, $"the header {name}");
            if (!headers.TryAdd(name, value))
                throw new Model.CaseFileException(entry.KeyAt, $"the header {name} stands here twice; use header-lines to send two");
        }
        return headers.ToImmutable();
    }

    private static SymbolEdits? Symbols(Mapping request, MessageKind message)
    {
        if (request["symbols"] is not { } node)
            return null;
        if (message != MessageKind.V2)
            throw request.KeyError("symbols", "only v2 messages have a symbol table");
        var map = CaseShapes.Symbols.Open(node);
        if (map.Flag("empty") && map.Node.Entries.Length > 1)
            throw map.KeyError("empty", "an empty table cannot be bent any further");
        return new SymbolEdits
        {
            First = map.OptionalText("first"),
            WithoutEmpty = map.Flag("without-empty"),
            Empty = map.Flag("empty"),
            Spare = [.. map.Items("spare").Select(s => s.Text("a spare symbol")), .. Spares(map)],
            Duplicate = map.Flag("duplicate"),
            Reversed = map.Flag("reversed"),
        };
    }

    private static bool Families(Mapping map, MessageKind message) =>
        map.Has("families") && message != MessageKind.V1
            ? throw map.KeyError("families", "only v1 messages have families; a v2 message has the metadata in its series")
            : map.Flag("families");

    private static IEnumerable<string> Spares(Mapping map) =>
        Enumerable
            .Range(0, map["spares"]?.Count("spares", 1, Repetition.Most) ?? 0)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"spare-{i}"));

    private static ImmutableArray<byte> ReadBody(Mapping map) =>
        map.OneOf(true, "hex", "text") == "hex" ? map.Required("hex").Hex("hex") : [.. Encoding.UTF8.GetBytes(map.Text("text"))];
}
