namespace Compliance.Reporting.Jsonl;

/// <summary>Takes the bodies of exchanges: the folder beside a results file, or memory.</summary>
public interface IEvidenceSink
{
    /// <summary>Stores bytes. Each name is put once.</summary>
    /// <param name="name">Relative path with forward slashes, such as <c>receiver.evidence/17.request.bin</c>.</param>
    /// <param name="bytes">The content, never empty.</param>
    void Put(string name, ReadOnlyMemory<byte> bytes);
}
