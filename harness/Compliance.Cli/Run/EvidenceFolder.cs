using Compliance.Reporting.Jsonl;

namespace Compliance.Cli.Run;

/// <summary>Writes bodies beside the results file that names them.</summary>
/// <param name="folder">Folder of the results file.</param>
internal sealed class EvidenceFolder(string folder) : IEvidenceSink
{
    /// <inheritdoc/>
    public void Put(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.Write(bytes.Span);
    }
}
