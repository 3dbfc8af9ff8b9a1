using System.Security.Cryptography;
using System.Text;

namespace Compliance.Cases.Specification;

/// <summary>A sentence of a specification with a key word of RFC 2119 (or CAN, which 2.0 uses like MAY).</summary>
/// <param name="Line">Line of its paragraph in the text, from 1.</param>
/// <param name="Text">Its text without markup and with single spaces.</param>
public sealed record SpecSentence(int Line, string Text)
{
    private const int Digits = 12;

    /// <summary>Names the sentence without quoting it: the first hexadecimal digits of a SHA-256 over its text.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..Digits];
}
