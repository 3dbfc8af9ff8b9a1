using System.Globalization;
using System.Net;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Badges;

/// <summary>A badge for a README: the statement and the MUST counts of one run.</summary>
public static class Badge
{
    private const int CharWidth = 7;
    private const int Padding = 10;

    /// <summary>An SVG without external fonts.</summary>
    public static string Svg(RunResults results, RequirementLedger ledger)
    {
        var tally = new RunTally(results, ledger);
        var (label, message, color) = (Label(results.Header), Message(tally), Color(tally));
        var (left, right) = (Width(label), Width(message));
        var title = WebUtility.HtmlEncode($"{label}: {message}");
        return string.Create(
                CultureInfo.InvariantCulture,
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" aria-label="{title}">
                  <title>{title}</title>
                  <clipPath id="r"><rect width="{left + right}" height="20" rx="3"/></clipPath>
                  <g clip-path="url(#r)"><rect width="{left}" height="20" fill="#444a52"/><rect x="{left}" width="{right}" height="20" fill="#{color}"/></g>
                  <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                    <text x="{left / 2}" y="14" textLength="{left - Padding}" lengthAdjust="spacingAndGlyphs">{WebUtility.HtmlEncode(
                    label
                )}</text>
                    <text x="{left + right / 2}" y="14" textLength="{right
                    - Padding}" lengthAdjust="spacingAndGlyphs">{WebUtility.HtmlEncode(message)}</text>
                  </g>
                </svg>

                """
            )
            .ReplaceLineEndings("\n");
    }

    /// <summary>The JSON that shields.io's endpoint badge reads.</summary>
    public static string Shields(RunResults results, RequirementLedger ledger)
    {
        var tally = new RunTally(results, ledger);
        return JsonText.Object(json =>
            {
                json.WriteNumber("schemaVersion", 1);
                json.Text("label", Label(results.Header));
                json.Text("message", Message(tally));
                json.Text("color", Color(tally));
                if (!tally.Whole || results.Footer!.Statement == Statement.NotConformant)
                    json.WriteBoolean("isError", true);
            }) + "\n";
    }

    private static string Label(RunHeader header) => WellFormed.Line($"remote-write {header.Spec} {header.Role.Word()}");

    private static string Message(RunTally tally)
    {
        var must = tally.Levels.FirstOrDefault(level => level.Group == LevelGroup.Must);
        return must is null || !tally.Whole ? tally.Statement : $"{tally.Statement}, {must}";
    }

    private static string Color(RunTally tally) =>
        tally.Statement switch
        {
            "conformant" => "1a7f45",
            "partial" => "2f5fa8",
            "not established" => "946300",
            _ => "c02a2a",
        };

    private static int Width(string text) => new StringInfo(text).LengthInTextElements * CharWidth + Padding;
}
