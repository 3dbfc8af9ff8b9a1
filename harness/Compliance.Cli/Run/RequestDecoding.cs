using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Cli.Run;

/// <summary>Decodes recorded requests for pages.</summary>
internal static class RequestDecoding
{
    /// <summary>The body as the Content-Type announces it, as 2.0 when it announces nothing; null when there is none.</summary>
    public static DecodedBody? Of(Exchange exchange)
    {
        if (exchange.Decoded is { } decoded)
            return decoded;
        if (exchange.RequestBody.IsEmpty)
            return null;
        var kind = ContentTypes.KindOf(exchange.RequestValues("Content-Type").FirstOrDefault()) ?? MessageKind.V2;
        return BodyDecoder.Decode(exchange.RequestBody, kind);
    }
}
