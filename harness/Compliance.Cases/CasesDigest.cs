using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Compliance.Cases;

/// <summary>Names a state of the case files: two runs with the same digest asked the same questions.</summary>
public static class CasesDigest
{
    /// <summary>The first 12 hexadecimal digits of a SHA-256 over all paths and texts. Line ends do not count.</summary>
    public static string Of(ICaseFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in files.Paths().Order(StringComparer.Ordinal))
        {
            Append(hash, path);
            Append(hash, files.Read(path).ReplaceLineEndings("\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
