using System.Text.Json;
using Compliance.Model.Results;

namespace Compliance.Reporting.Jsonl;

/// <summary>Reads <c>results.jsonl</c> and checks every line.</summary>
public static class ResultsReader
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>
    /// The content of a file. A file that ends too early is read as far as it goes and says so in <see cref="RunResults.Incomplete"/>;
    /// this includes a last line that was cut off.
    /// </summary>
    /// <param name="lines">The lines in order, without line ends. An empty last one is passed over.</param>
    /// <param name="evidence">The bytes of an evidence file by name, or null when it is not there: its body is then empty.</param>
    /// <exception cref="ResultsFileException">A line is not as the format has it, or contradicts another.</exception>
    public static RunResults Read(IEnumerable<string> lines, Func<string, byte[]?> evidence)
    {
        var assembly = new ResultsAssembly(evidence);
        var number = 0;
        string? pending = null;
        foreach (var line in lines)
        {
            if (pending is not null)
                Take(assembly, number, pending, last: false);
            (pending, number) = (line, number + 1);
        }

        if (!string.IsNullOrEmpty(pending))
            Take(assembly, number, pending, last: true);
        return assembly.Result(Math.Max(1, number));
    }

    private static void Take(ResultsAssembly assembly, int number, string line, bool last)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, Strict);
        }
        catch (JsonException) when (last && number > 1 && !assembly.Ended)
        {
            assembly.CutOff(number);
            return;
        }
        catch (JsonException e)
        {
            throw new ResultsFileException(number, $"is not one JSON object: {e.Message}");
        }

        using (document)
            assembly.Take(number, document.RootElement);
    }
}
