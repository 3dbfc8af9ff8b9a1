namespace Compliance.Reporting.Jsonl;

/// <summary>The names of evidence files, relative to the results file.</summary>
public static class EvidenceName
{
    /// <summary>Name of a request body.</summary>
    public static string Request(int exchange) => FormattableString.Invariant($"evidence/{exchange}.request.bin");

    /// <summary>Name of an answer body.</summary>
    public static string Response(int exchange) => FormattableString.Invariant($"evidence/{exchange}.response.bin");
}
