using Compliance.Reporting.Jsonl;

namespace Compliance.Tests.Reporting;

/// <summary>An evidence folder in memory.</summary>
internal sealed class MemoryEvidence : IEvidenceSink
{
    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public void Put(string name, ReadOnlyMemory<byte> bytes) => Files.Add(name, bytes.ToArray());

    public byte[]? Get(string name) => Files.GetValueOrDefault(name);
}
