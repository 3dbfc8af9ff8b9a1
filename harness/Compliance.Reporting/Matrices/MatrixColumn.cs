using System.Globalization;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>A column: one target at one version.</summary>
/// <param name="Target">Name for people.</param>
/// <param name="Version">Version, or <c>?</c>.</param>
/// <param name="Tally">Statement and counts.</param>
/// <param name="Page">Address of its scorecard; empty: none.</param>
public sealed record MatrixColumn(string Target, string Version, RunTally Tally, string Page)
{
    /// <summary>How it was launched, when, and by which suite.</summary>
    public string Seen
    {
        get
        {
            var header = Tally.Results.Header;
            var day = header.Started.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return WellFormed.Line($"{header.Launch}, {day}, suite {header.Suite}");
        }
    }
}
