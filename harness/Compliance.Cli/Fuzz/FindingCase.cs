using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.Model.Fuzzing;
using Compliance.Model.Metrics;
using Compliance.Running.Fuzzing;

namespace Compliance.Cli.Fuzz;

/// <summary>Writes a finding as a case file.</summary>
/// <param name="finding">The finding.</param>
/// <param name="seed">Seed of its run.</param>
/// <param name="nowMs">The time of its request.</param>
internal sealed partial class FindingCase(Finding finding, long seed, long nowMs)
{
    private const string Selector = "'{case=\"{{case}}\"}'";

    private FuzzRequest Request => (finding.Trial.Original ?? finding.Trial).Request;

    private string Rewrite => finding.Trial.Request.Rewrite;

    /// <summary>A text that is equal for findings that differ in numbers only: times, values, buckets.</summary>
    public static string Shape(Finding finding)
    {
        var request = (finding.Trial.Original ?? finding.Trial).Request;
        var said = new CaseText(request.Tag, 0, false).Request(request.Script, "");
        return $"{finding.Oracle.Name} {finding.Trial.Request.Rewrite} {Lists().Replace(Numbers().Replace(said, "#"), "[#]")}";
    }

    /// <summary>Name of the file, without folder.</summary>
    public string FileName
    {
        get
        {
            var parts = new[] { finding.Oracle.Name, Request.IsValid ? "valid" : Request.Fault, Rewrite, Message };
            return string.Join('-', parts.Where(p => p.Length > 0)) + ".yaml";
        }
    }

    private string Message => Request.Script.Message == MessageKind.V1 ? "v1" : "";

    /// <summary>The text of the file.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# Found by fuzz --seed {seed}, request {Request.Number}, and made small. Say here which sentence it is, and who breaks it.\n"
        );
        text.Append("# Seen: ").Append(Reporting.Text.WellFormed.Line(finding.Said)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"title: {Title()}\n");
        if (finding.Oracle.Name == "not-alive")
            Steps(text);
        else
            Send(text);
        return text.Append("expect:\n").Append(Expect()).ToString();
    }

    private string Title() =>
        Request.IsValid
            ? $"A legal request is answered as it should be{(Rewrite.Length > 0 ? $" when written as {Rewrite}" : "")}"
            : $"A request with {Request.Fault} is answered as it should be";

    private void Send(StringBuilder text)
    {
        var say = new CaseText(Request.Tag, nowMs, Rewrite.Length > 0);
        text.Append("send:\n").Append(say.Request(Request.Script, "  "));
        if (Rewrite.Length == 0)
            return;
        var rewritten = Rewrites.Apply(Request.Script, Rewrite);
        text.Append(CultureInfo.InvariantCulture, $"rewrites:\n  {Rewrite}:\n").Append(say.Request(rewritten, "    "));
    }

    private void Steps(StringBuilder text)
    {
        text.Replace("title:", "fresh: true\ntitle:");
        text.Append("steps:\n  - name: hostile\n").Append(new CaseText(Request.Tag, nowMs, false).Request(Request.Script, "    "));
        text.Append("  - name: plain\n    fixture: one-gauge\n");
    }

    private string Expect() =>
        finding.Oracle.Name switch
        {
            "impossible-count" when CaseText.CanSay(Request.Script) => Line("{written: possible}"),
            "impossible-count" => "  - written.integer: {written: valid}\n",
            "not-stored" when finding.Trial.Exchange.Accepted => Line($"{{stored-if-accepted: {Selector}, {Kept()}}}")
                + "    needs: [read.promql]\n",
            "not-stored" => Line($"{{written: as-stored, of-series: {Selector}}}") + "    needs: [read.promql]\n",
            "exemplars-not-stored" => Line($"{{written: as-stored, of-series: {Selector}}}") + "    needs: [read.promql, read.exemplars]\n",
            "other-answer" => Line("{same-as-control: true}"),
            "not-alive" => Line("{alive: true}"),
            _ when Request.IsValid => Line("{accepted: true}"),
            _ => Line("{status: [2xx, 4xx]}"),
        };

    [GeneratedRegex("(-?[0-9][0-9.eE+-]*(ms)?(, )?)+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(\[#\](, )?)+")]
    private static partial Regex Lists();

    private string Kept() => Request.Script.Samples > 0 ? "as: sent" : "histograms: sent";

    private string Line(string matcher) => $"  - {finding.Oracle.Requirement(finding.Trial)}: {matcher}\n";
}
