using System.Text.Json;
using Compliance.Model;
using Compliance.Model.Records;

namespace Compliance.Reporting.Jsonl;

/// <summary>Reads the record that lies with the evidence of a run (<see cref="EvidenceName.Record"/>) and checks every line.</summary>
public static class RecordReader
{
    // The deepest place: line, case, reads, one, series, one, histograms, one, buckets.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 12, AllowDuplicateProperties = false };

    /// <summary>The record.</summary>
    /// <param name="role">Role of the run.</param>
    /// <param name="lines">The lines in order, without line ends.</param>
    /// <exception cref="ResultsFileException">A line is not as the format has it, or lines are missing.</exception>
    public static RunRecord Read(Role role, IEnumerable<string> lines)
    {
        var assembly = new RecordAssembly();
        var number = 0;
        foreach (var line in lines)
            Take(assembly, ++number, line);
        return assembly.Result(role, number);
    }

    private static void Take(RecordAssembly assembly, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            assembly.Take(new JsonFields(number, "the line", document.RootElement));
        }
        catch (JsonException e)
        {
            throw new ResultsFileException(number, $"is not one JSON object: {e.Message}");
        }
    }
}
