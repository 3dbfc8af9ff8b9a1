using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Compliance.Cases;
using Compliance.Model.Results;
using Compliance.Reporting.Html;
using Compliance.Reporting.Jsonl;
using Compliance.Reporting.Publishing;
using Compliance.Reporting.Text;

namespace Compliance.Benchmarks;

/// <summary>
/// A report of many large runs: the published checks of Prometheus as receiver, repeated under other names until each run has its number of them,
/// written as results files in memory, read back and drawn.
/// </summary>
/// <param name="targets">Runs, each of a target of its own.</param>
/// <param name="checks">Checks of each run.</param>
internal sealed class ReportRun(int targets, int checks)
{
    /// <summary>The command line: <c>report [TARGETS [CHECKS]]</c>, 20 targets of 5,000 checks unless told otherwise.</summary>
    public static async Task<int> OfCommandLine(string[] arguments)
    {
        int Number(int index, int otherwise) =>
            arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : otherwise;
        await new ReportRun(Math.Clamp(Number(0, 20), 1, 100), Math.Clamp(Number(1, 5000), 1, 20_000)).Run();
        return 0;
    }

    private async Task Run()
    {
        var library = CaseLibrary.Load(new CaseFiles(), SpecVersions.Default);
        var published = ResultsReader.Read(CaseFiles.Published("prometheus", "3.5.3", "receiver"), _ => null);
        var files = Enumerable.Range(1, targets).Select(n => Lines(Large(published, n))).ToList();
        Console.WriteLine($"{targets} runs of {checks} checks, {files.Sum(f => f.Sum(l => (long)l.Length)) >> 20} MiB of results");

        var watch = Stopwatch.StartNew();
        var runs = files.AsParallel().AsOrdered().Select(f => ResultsReader.Read(f, _ => null)).ToList();
        Say("read", watch);
        var input = new ReportInput
        {
            Runs = PublishedRuns.Of(runs.Select(r => (r, ""))),
            Ledger = library.Ledger,
            Scorecard = new ScorecardOptions(),
        };
        foreach (
            var formats in new[]
            {
                ReportFormats.Matrix,
                ReportFormats.Markdown,
                ReportFormats.Badge,
                ReportFormats.JUnit,
                ReportFormats.Html,
            }
        )
        {
            watch.Restart();
            var characters = 0L;
            await foreach (var file in Report.Files(input, formats))
                characters += file.Text.Length;
            Say(formats.ToString(), watch, $"{characters / 1024.0 / 1024.0:F1} Mi characters");
        }
    }

    private static void Say(string what, Stopwatch watch, string more = "") =>
        Console.WriteLine(FormattableString.Invariant($"{what, -9}{watch.Elapsed.TotalSeconds, 6:F2} s  {more}"));

    private RunResults Large(RunResults published, int number)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"system-{number}");
        var all = Enumerable
            .Range(0, checks)
            .Select(i => Named(published.Checks[i % published.Checks.Length], i / published.Checks.Length))
            .ToImmutableArray();
        return published with
        {
            Header = published.Header with { Target = target, Title = target, Checks = checks },
            Checks = all,
            Footer = published.Footer! with
            {
                Checks = checks,
                Counts = all.GroupBy(c => c.Verdict.Word()).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            },
        };
    }

    private static CheckResult Named(CheckResult check, int round)
    {
        var place = check.Id.IndexOfAny(['[', '#']);
        var suffix = round == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{round}");
        return check with { Id = check.Id[..place] + suffix + check.Id[place..], Case = check.Case + suffix };
    }

    private static ImmutableArray<string> Lines(RunResults results) => [.. ResultsWriter.Write(results, new NoBodies())];

    // Published runs have no exchanges.
    private sealed class NoBodies : IEvidenceSink
    {
        public void Put(string name, ReadOnlyMemory<byte> bytes) => throw new NotSupportedException();
    }
}
