using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Cli.Suite;
using Compliance.Judging.Sender.Facts;
using Compliance.Model;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Cli.Inspect;

/// <summary>A body that was captured, as an exchange that the matchers can judge.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Exchange">The exchange, decoded; with right headers when only the body is known.</param>
/// <param name="HasHeaders">Whether its headers are known.</param>
/// <param name="Compressed">Whether it came as a Snappy block.</param>
internal sealed partial record CapturedBody(string Name, Exchange Exchange, bool HasHeaders, bool Compressed)
{
    private const long Largest = 256L << 20;

    /// <summary>What its bytes are.</summary>
    public DecodedBody Body => Exchange.Decoded!;

    /// <summary>Reads what the options name.</summary>
    /// <exception cref="UsageException">There is no such file or exchange.</exception>
    public static CapturedBody Read(InspectOptions options)
    {
        var hash = options.File.LastIndexOf('#');
        if (hash > 0 && int.TryParse(options.File.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return FromResults(options.File[..hash], number, options);
        if (!File.Exists(options.File))
            throw new UsageException($"there is no file {options.File}; name a captured body, or RESULTS.jsonl#NUMBER");
        if (Sibling(options.File) is { } found)
            return FromResults(found.Results, found.Number, options);
        if (new FileInfo(options.File).Length > Largest)
            throw new UsageException($"{options.File} is larger than 256 MiB");
        return Of(Path.GetFileName(options.File), Bare(File.ReadAllBytes(options.File)), false, options);
    }

    /// <summary>The body of an exchange, decoded as the options say.</summary>
    public static CapturedBody Of(string name, Exchange exchange, bool hasHeaders, InspectOptions options)
    {
        var announced = hasHeaders ? ContentTypes.KindOf(exchange.RequestValues("Content-Type").FirstOrDefault()) : null;
        var (decoded, compressed) = Decode(exchange.RequestBody, options, announced);
        var headers = hasHeaders ? exchange.RequestHeaders : Headers(decoded.Kind);
        return new CapturedBody(name, exchange with { Decoded = decoded, RequestHeaders = headers }, hasHeaders, compressed);
    }

    private static CapturedBody FromResults(string path, int number, InspectOptions options)
    {
        var results = ResultsFile.Read(path);
        var exchange =
            results.Exchanges.FirstOrDefault(e => e.Index == number)
            ?? throw new UsageException(
                results.Exchanges.IsEmpty
                    ? $"{path} has no exchanges"
                    : $"{path} has no exchange {number}: its numbers go from {results.Exchanges.Min(e => e.Index)} to {results.Exchanges.Max(e => e.Index)}"
            );
        return Of(string.Create(CultureInfo.InvariantCulture, $"exchange {number} of {Path.GetFileName(path)}"), exchange, true, options);
    }

    // An evidence file belongs to a results file beside its folder, which knows the headers.
    private static (string Results, int Number)? Sibling(string path)
    {
        var match = Evidence().Match(Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/'));
        if (!match.Success)
            return null;
        var results = $"{match.Groups[1].Value}/{match.Groups[2].Value}.results.jsonl";
        return File.Exists(results) ? (results, int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture)) : null;
    }

    private static (DecodedBody Body, bool Compressed) Decode(ReadOnlyMemory<byte> bytes, InspectOptions options, MessageKind? announced)
    {
        var block = BodyDecoder.Decode(bytes, announced ?? MessageKind.V2);
        var compressed = options.Compressed ?? (block.Decompressed || !LooksPlain(bytes));
        var first = compressed ? block : Plain(bytes, announced ?? MessageKind.V2);
        var kind = options.Message ?? MessageShape.Of(first) ?? announced ?? MessageKind.V2;
        if (kind == first.Kind)
            return (first, compressed);
        return (compressed ? BodyDecoder.Decode(bytes, kind) : Plain(bytes, kind), compressed);
    }

    private static bool LooksPlain(ReadOnlyMemory<byte> bytes) =>
        !bytes.IsEmpty && MessageShape.Of(Plain(bytes, MessageKind.V2)) is { } kind && Plain(bytes, kind).Complete;

    private static DecodedBody Plain(ReadOnlyMemory<byte> bytes, MessageKind kind) => BodyDecoder.DecodeMessage(bytes, kind);

    private static Exchange Bare(byte[] bytes) =>
        new()
        {
            Index = 1,
            Origin = "file",
            Connection = 1,
            Method = "POST",
            Target = "/",
            RequestHeaders = [],
            RequestBody = bytes,
            RequestLength = bytes.Length,
        };

    private static System.Collections.Immutable.ImmutableArray<HttpHeader> Headers(MessageKind kind) =>
        [.. RequestEncoder.Headers(new Model.Requests.RequestScript { Message = kind }).Select(l => new HttpHeader(l.Name, l.Value))];

    [GeneratedRegex(@"^(.*)/(receiver|sender)\.evidence/([0-9]{1,9})\.request\.bin$")]
    private static partial Regex Evidence();
}
