using System.Text;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Html;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.JUnit;
using Compliance.Reporting.Text;

namespace Compliance.Cli.Run;

/// <summary>Writes what a run found below <c>--out</c>, one folder per target.</summary>
/// <param name="folder">Folder of the target; made when it is missing.</param>
internal sealed class ResultFolder(string folder)
{
    /// <summary>UTF-8 without a mark at the begin: the encoding of every file of the suite.</summary>
    public static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes <c>ROLE.results.jsonl</c> with its evidence, <c>ROLE.junit.xml</c> and <c>ROLE.html</c>.</summary>
    /// <param name="results">The run, secrets already taken out.</param>
    /// <param name="ledger">Texts of the requirements.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>Path of the page.</returns>
    public async Task<string> Write(RunResults results, RequirementLedger ledger, CancellationToken cancellation)
    {
        var role = results.Header.Role.Word();
        Directory.CreateDirectory(folder);
        using var turn = await FolderTurn.Take(folder, role, cancellation);
        await WriteResults(results, Path.Combine(folder, $"{role}.results.jsonl"), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{role}.junit.xml"), JUnitReport.Render(results, ledger), Utf8, cancellation);
        var page = Path.Combine(folder, $"{role}.html");
        var options = new ScorecardOptions { Decode = RequestDecoding.Of };
        await File.WriteAllTextAsync(page, await HtmlScorecard.RenderAsync(results, ledger, options, cancellation), Utf8, cancellation);
        return page;
    }

    /// <summary>Writes a results file and its evidence; evidence of an earlier run at the same place is removed.</summary>
    public static async Task WriteResults(RunResults results, string path, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var evidence = Path.Combine(folder, EvidenceName.Folder(results.Header.Role));
        if (Directory.Exists(evidence))
            Directory.Delete(evidence, true);
        var text = new StringBuilder();
        foreach (var line in ResultsWriter.Write(results, new EvidenceFolder(folder)))
            text.Append(line).Append('\n');
        await File.WriteAllTextAsync(path, text.ToString(), Utf8, cancellation);
    }
}
