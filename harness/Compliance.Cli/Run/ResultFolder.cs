using System.Text;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Results;
using Compliance.Reporting.Html;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.JUnit;
using Compliance.Wire;

namespace Compliance.Cli.Run;

/// <summary>Writes what a run found below <c>--out</c>, one folder per target.</summary>
/// <param name="folder">Folder of the target; made when it is missing.</param>
internal sealed class ResultFolder(string folder) : IEvidenceSink
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes <c>ROLE.results.jsonl</c> with its evidence, <c>ROLE.junit.xml</c> and <c>ROLE.html</c>.</summary>
    /// <param name="results">The run, secrets already taken out.</param>
    /// <param name="ledger">Texts of the requirements.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>Path of the page.</returns>
    public async Task<string> Write(RunResults results, RequirementLedger ledger, CancellationToken cancellation)
    {
        var role = Name(results);
        Directory.CreateDirectory(folder);
        using var turn = await FolderTurn.Take(folder, role, cancellation);
        var evidence = Path.Combine(folder, EvidenceName.Folder(results.Header.Role));
        if (Directory.Exists(evidence))
            Directory.Delete(evidence, true);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{role}.results.jsonl"), Lines(results), Utf8, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{role}.junit.xml"), JUnitReport.Render(results, ledger), Utf8, cancellation);
        var page = Path.Combine(folder, $"{role}.html");
        var options = new ScorecardOptions { Decode = Decoded };
        await File.WriteAllTextAsync(page, await HtmlScorecard.RenderAsync(results, ledger, options, cancellation), Utf8, cancellation);
        return page;
    }

    private static DecodedBody? Decoded(Exchange exchange) =>
        exchange.Decoded
        ?? (
            exchange.RequestBody.IsEmpty
                ? null
                : BodyDecoder.Decode(
                    exchange.RequestBody,
                    ContentTypes.KindOf(exchange.RequestValues("Content-Type").FirstOrDefault()) ?? MessageKind.V2
                )
        );

    /// <inheritdoc/>
    public void Put(string name, ReadOnlyMemory<byte> bytes)
    {
        var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        file.Write(bytes.Span);
    }

    private string Lines(RunResults results)
    {
        var text = new StringBuilder();
        foreach (var line in ResultsWriter.Write(results, this))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private static string Name(RunResults results) => results.Header.Role == Model.Role.Receiver ? "receiver" : "sender";
}
