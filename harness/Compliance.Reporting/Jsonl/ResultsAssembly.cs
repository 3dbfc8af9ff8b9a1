using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Model.Evidence;
using Compliance.Model.Results;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Jsonl;

/// <summary>Puts the lines of a file together and finds what contradicts.</summary>
internal sealed class ResultsAssembly(Func<string, byte[]?> evidence)
{
    private readonly List<string> incomplete = [];
    private readonly ImmutableArray<Exchange>.Builder exchanges = ImmutableArray.CreateBuilder<Exchange>();
    private readonly ImmutableArray<CheckResult>.Builder checks = ImmutableArray.CreateBuilder<CheckResult>();
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly HashSet<int> indices = [];
    private RunHeader? header;
    private RunFooter? footer;
    private string? log;

    /// <summary>Whether the footer was seen.</summary>
    public bool Ended => footer is not null;

    /// <summary>Notes that the last line is not whole.</summary>
    public void CutOff(int line) => incomplete.Add(FormattableString.Invariant($"Line {line} is cut off."));

    /// <summary>Takes a line.</summary>
    public void Take(int number, JsonElement element)
    {
        var line = new JsonFields(number, "the line", element);
        var kind = line.Left.Order(StringComparer.Ordinal).FirstOrDefault() ?? throw line.Wrong("is an empty object");
        if (Ended)
            throw line.Wrong("follows the footer");
        if (header is null != (kind == "header"))
            throw line.Wrong(header is null ? "is the first and not the header" : "is a second header");
        Take(number, kind, line);
        line.End();
    }

    /// <summary>What was read.</summary>
    public RunResults Result(int lastLine)
    {
        if (header is null)
            throw new ResultsFileException(lastLine, "the file has no header");
        if (footer is null)
            incomplete.Add("There is no footer: the run did not end, or the file was cut.");
        if (checks.Count != header.Checks)
            incomplete.Add(FormattableString.Invariant($"{header.Checks} checks were announced and {checks.Count} are there."));
        return new RunResults
        {
            Header = header,
            Checks = checks.ToImmutable(),
            Exchanges = exchanges.ToImmutable(),
            Footer = footer,
            Incomplete = string.Join(" ", incomplete),
            Log = log ?? "",
        };
    }

    private void Take(int number, string kind, JsonFields line)
    {
        switch (kind)
        {
            case "header":
                header = LineParser.Header(line.Object(kind));
                break;
            case "exchange":
                Add(line, LineParser.Exchange(line.Object(kind), header!.Role, evidence, incomplete));
                break;
            case "check":
                Add(line, LineParser.Check(line.Object(kind)));
                break;
            case "log":
                if (log is not null)
                    throw line.Wrong("is a second log");
                log = line.Text(kind);
                break;
            case "footer":
                footer = LineParser.Footer(line.Object(kind));
                Compare(number, footer);
                break;
        }
    }

    private void Add(JsonFields line, Exchange exchange)
    {
        if (!indices.Add(exchange.Index))
            throw line.Wrong(FormattableString.Invariant($"is a second exchange {exchange.Index}"));
        exchanges.Add(exchange);
    }

    private void Add(JsonFields line, CheckResult check)
    {
        if (!ids.Add(check.Id))
            throw line.Wrong($"is a second check {check.Id}");
        checks.Add(check);
    }

    // A footer that disagrees with its lines is a lie or an edited file; one that announces more is a file with a hole.
    private void Compare(int number, RunFooter end)
    {
        if (end.Checks > checks.Count)
            incomplete.Add(FormattableString.Invariant($"The footer counts {end.Checks} checks and {checks.Count} are there."));
        if (end.Checks < checks.Count)
            throw new ResultsFileException(number, FormattableString.Invariant($"the footer counts {end.Checks} checks of {checks.Count}"));
        if (end.Counts.Values.Sum() != end.Checks)
            throw new ResultsFileException(number, "the counts of the footer do not add up to its checks");
        foreach (var found in checks.CountBy(check => check.Verdict.Word()))
        {
            if (end.Checks == checks.Count && end.Counts.GetValueOrDefault(found.Key) != found.Value)
                throw new ResultsFileException(number, $"the footer counts '{found.Key}' differently from its lines");
        }
    }
}
