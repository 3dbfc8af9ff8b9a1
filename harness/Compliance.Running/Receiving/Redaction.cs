using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Evidence;

namespace Compliance.Running.Receiving;

/// <summary>Replaces secrets wherever evidence is kept.</summary>
/// <param name="secrets">Values never to be kept; empty ones are ignored.</param>
public sealed class Redaction(IEnumerable<string> secrets)
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mark = "[redacted]";

    private readonly ImmutableArray<string> secrets = [.. secrets.Where(s => s.Length > 0).OrderByDescending(s => s.Length)];

    /// <summary>The text without secrets.</summary>
    public string Clean(string text) => secrets.Aggregate(text, (t, secret) => t.Replace(secret, Mark, StringComparison.Ordinal));

    /// <summary>The bytes, read as Latin-1, without secrets; the same memory when it holds none.</summary>
    public ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> bytes)
    {
        if (!secrets.Any(s => bytes.Span.IndexOf(Encoding.Latin1.GetBytes(s)) >= 0))
            return bytes;
        return Encoding.Latin1.GetBytes(Clean(Encoding.Latin1.GetString(bytes.Span)));
    }

    /// <summary>The headers without secrets in their values.</summary>
    public ImmutableArray<HttpHeader> Clean(ImmutableArray<HttpHeader> headers) =>
        secrets.IsEmpty ? headers : [.. headers.Select(h => h with { Value = Clean(h.Value) })];
}
