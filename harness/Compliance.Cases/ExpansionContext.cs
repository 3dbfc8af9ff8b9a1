using System.Security.Cryptography;
using System.Text;

namespace Compliance.Cases;

/// <summary>What a run hands to a case when it is expanded.</summary>
/// <param name="RunId">Id of the run; no two runs against one target share it.</param>
/// <param name="NowMs">The one <c>now</c> of the case, in milliseconds since the Unix epoch.</param>
public sealed record ExpansionContext(string RunId, long NowMs)
{
    /// <summary>Values to lint with.</summary>
    public static ExpansionContext Dummy { get; } = new("lint", 1_700_000_000_000);

    /// <summary>
    /// The value of <c>{{case}}</c>: letters and digits only, so that it also fits into a metric name. It is the run id
    /// (or a hash of one that is long or has other characters) and a hash of the case's id.
    /// </summary>
    public string Tag(string caseId)
    {
        var run = RunId.Length is > 0 and <= 16 && RunId.All(char.IsAsciiLetterOrDigit) ? RunId : Hash(RunId);
        return run + Hash(caseId);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
