using System.Globalization;
using System.Text;

namespace Compliance.Cli.Fuzz;

/// <summary>Keeps findings: a case file and the body of each.</summary>
/// <param name="folder">The folder; made when it is missing.</param>
internal sealed class FindingFolder(string folder)
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Writes a finding.</summary>
    /// <returns>Path of the case file.</returns>
    public string Write(Finding finding, long seed, long nowMs)
    {
        var @case = new FindingCase(finding, seed, nowMs);
        var cases = Path.Combine(folder, "receiver", "fuzz");
        Directory.CreateDirectory(cases);
        var path = Path.Combine(cases, @case.FileName);
        File.WriteAllText(path, @case.Text(), Utf8);
        File.WriteAllBytes(Path.ChangeExtension(path, ".request.bin"), finding.Trial.Exchange.RequestBody.ToArray());
        return path;
    }

    /// <summary>The name of a folder for a target and a seed.</summary>
    public static string Name(string target, long seed) =>
        $"{target.Replace(':', '-').Replace('/', '-')}-{seed.ToString(CultureInfo.InvariantCulture)}";
}
