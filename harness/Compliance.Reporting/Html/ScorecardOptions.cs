using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Reporting.Html;

/// <summary>What a scorecard may use and how large it gets.</summary>
public sealed record ScorecardOptions
{
    /// <summary>Decodes a request body; the default takes what <see cref="Exchange.Decoded"/> holds. Must not throw.</summary>
    public Func<Exchange, DecodedBody?> Decode { get; init; } = exchange => exchange.Decoded;

    /// <summary>Bytes of each body shown for checks that did not pass; passes show a quarter.</summary>
    public int BodyLimit { get; init; } = 4096;

    /// <summary>Characters of evidence on the page after which every further body is cut to 128 bytes.</summary>
    public int EvidenceBudget { get; init; } = 3_000_000;

    /// <summary>What is secret; the header names that always are by default.</summary>
    public Redaction Redaction { get; init; } = Redaction.Default;
}
