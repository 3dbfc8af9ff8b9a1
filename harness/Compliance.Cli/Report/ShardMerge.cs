using System.Collections.Immutable;
using System.Globalization;
using Compliance.Judging.Verdicts;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Results;
using Compliance.Reporting.Tallies;
using Compliance.Reporting.Text;

namespace Compliance.Cli.Report;

/// <summary>Puts the shards of a run together: those of one target, version, role, launch, suite, specification and set of cases.</summary>
internal static class ShardMerge
{
    /// <summary>The runs, shards put together, others as they are.</summary>
    /// <param name="files">Runs with the paths they were read from.</param>
    /// <param name="ledger">Requirements, which decide what the whole is called.</param>
    public static ImmutableArray<MergedRun> Of(IReadOnlyCollection<(string Path, RunResults Results)> files, RequirementLedger ledger) =>
        [
            .. files.Where(f => f.Results.Header.Shards == 1).Select(f => new MergedRun(f.Results, [f.Path], [])),
            .. files
                .Where(f => f.Results.Header.Shards > 1)
                .GroupBy(f => Key(f.Results.Header), StringComparer.Ordinal)
                .Select(g => Merge([.. g], ledger)),
        ];

    private static string Key(RunHeader h) =>
        string.Join(
            '\n',
            [h.Target, h.Version, h.Role.Word(), h.Launch, h.Suite, h.Spec, h.Cases, h.Gate.Word(), .. h.Only, Number(h.Shards)]
        );

    private static MergedRun Merge(List<(string Path, RunResults Results)> files, RequirementLedger ledger)
    {
        List<string> remarks = [];
        var shards = files.GroupBy(f => f.Results.Header.Shard).OrderBy(g => g.Key).Select(g => Newest([.. g], remarks)).ToList();
        var head = shards[0].Results.Header;
        var missing = Enumerable.Range(1, head.Shards).Except(shards.Select(s => s.Results.Header.Shard)).ToList();
        if (missing.Count > 0)
            remarks.Add(
                $"{Named(head)}: {(missing.Count == 1 ? "shard" : "shards")} {string.Join(", ", missing.Select(Number))} of {Number(head.Shards)} {(missing.Count == 1 ? "is" : "are")} missing."
            );
        var whole = Joined([.. shards.Select(s => s.Results)], missing.Count == 0, remarks, ledger);
        return new MergedRun(whole, [.. shards.Select(s => s.Path)], [.. remarks]);
    }

    private static (string Path, RunResults Results) Newest(List<(string Path, RunResults Results)> same, List<string> remarks)
    {
        var newest = same.OrderByDescending(s => s.Results.Header.Started).ThenBy(s => s.Path, StringComparer.Ordinal).First();
        if (same.Count > 1)
            remarks.Add(
                $"{Named(newest.Results.Header)}: shard {Number(newest.Results.Header.Shard)} of {Number(newest.Results.Header.Shards)} is there {Number(same.Count)} times; the newest one was taken."
            );
        return newest;
    }

    private static RunResults Joined(List<RunResults> shards, bool all, List<string> remarks, RequirementLedger ledger)
    {
        var exchanges = ImmutableArray.CreateBuilder<Exchange>();
        var checks = ImmutableArray.CreateBuilder<CheckResult>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var twice = 0;
        foreach (var shard in shards)
        {
            var offset = exchanges.Count == 0 ? 0 : exchanges.Max(e => e.Index) + 1;
            exchanges.AddRange(shard.Exchanges.Select(e => Moved(e, offset, shard.Header.Shard)));
            foreach (var check in shard.Checks)
            {
                if (ids.Add(check.Id))
                    checks.Add(Moved(check, offset));
                else
                    twice++;
            }
        }

        if (twice > 0)
            remarks.Add(
                $"{Named(shards[0].Header)}: {(twice == 1 ? "1 check is" : $"{Number(twice)} checks are")} in several shards; the first of each was taken."
            );
        return Joined(shards, checks.ToImmutable(), exchanges.ToImmutable(), all, remarks, ledger);
    }

    private static RunResults Joined(
        List<RunResults> shards,
        ImmutableArray<CheckResult> checks,
        ImmutableArray<Exchange> exchanges,
        bool all,
        List<string> remarks,
        RequirementLedger ledger
    )
    {
        var head = shards[0].Header;
        string[] wrong =
        [
            .. remarks.Where(r => r.EndsWith("missing.", StringComparison.Ordinal)),
            .. shards.Select(s => new RunTally(s, ledger)).Select(t => t.Incomplete),
        ];
        return new RunResults
        {
            Header = head with { Shard = 1, Shards = 1, Started = shards.Min(s => s.Header.Started), Checks = checks.Length },
            Checks = checks,
            Exchanges = exchanges,
            Footer = all && shards.TrueForAll(s => s.Footer is not null) ? Footer(shards, checks, ledger) : null,
            Incomplete = string.Join(' ', wrong.Where(w => w.Length > 0)),
            Log = string.Join('\n', shards.Where(s => s.Log.Length > 0).Select(s => $"--- shard {Number(s.Header.Shard)}\n{s.Log}")),
        };
    }

    // Problems of a shard stay; that a shard had nothing to run is none of the whole.
    private static RunFooter Footer(List<RunResults> shards, ImmutableArray<CheckResult> checks, RequirementLedger ledger)
    {
        var head = shards[0].Header;
        var known = new KnownList([], head.Version, head.Launch);
        var footer = RunConclusion.Draw(checks, ledger, known, [], head.Gate, head.Only.IsEmpty, TimeSpan.Zero);
        var problems = shards
            .Where(s => !s.Checks.IsEmpty)
            .SelectMany(s => s.Footer!.Problems)
            .Concat(footer.Problems)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        return footer with
        {
            Problems = problems,
            Green = footer.Green && (problems.IsEmpty || head.Gate == Gate.None),
            DurationMs = shards.Max(s => s.Footer!.DurationMs),
        };
    }

    private static Exchange Moved(Exchange exchange, int offset, int shard) =>
        exchange with
        {
            Index = exchange.Index + offset,
            Origin = $"shard {Number(shard)}: {exchange.Origin}",
        };

    private static CheckResult Moved(CheckResult check, int offset) =>
        check with
        {
            Exchanges = [.. check.Exchanges.Select(i => i + offset)],
            Control = check.Control + offset,
            Marks = [.. check.Marks.Select(m => m with { Exchange = m.Exchange + offset })],
        };

    private static string Named(RunHeader header) => $"{RunTally.Of(header)} as {header.Role.Word()}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
