using System.Collections.Immutable;
using Compliance.Judging.Verdicts;
using Compliance.Model.Evidence;
using Compliance.Model.Records;
using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>Puts header, checks, evidence and footer of a run together.</summary>
internal static class Conclusion
{
    /// <summary>The results of a run.</summary>
    public static RunResults Draw(
        RunJob job,
        Seen seen,
        ImmutableArray<CheckResult> checks,
        ImmutableArray<Exchange> exchanges,
        RunRecord record,
        DateTimeOffset started,
        TimeSpan duration,
        ImmutableArray<ProbedCapability> probed = default
    )
    {
        var version = job.VersionOf(seen.Version);
        var known = new KnownList(job.Target.Known, version, seen.Via);
        return new RunResults
        {
            Header = new RunHeader
            {
                Suite = SuiteVersion.Text,
                Spec = job.Library.Ledger.Spec,
                Cases = job.Library.Digest,
                Target = job.Target.Name,
                Title = job.Target.Title,
                Role = job.Role,
                Version = version,
                VersionAsked = seen.Version.Length == 0 && version.Length > 0,
                Launch = seen.Via,
                Seed = job.Seed,
                Started = started,
                Checks = checks.Length,
                Gate = job.Gate,
                Probed = probed.IsDefault ? [] : probed,
                Options = job.Options,
                Only = job.Only,
                Shard = job.Part.Shard,
                Shards = job.Part.Shards,
            },
            Checks = checks,
            Exchanges = exchanges,
            Record = record,
            Footer = RunConclusion.Draw(checks, job.Library.Ledger, known, Ids(job), job.Gate, job.Whole, duration),
            Log = seen.Log,
        };
    }

    // Only the entries of known.yaml are held against them.
    private static IReadOnlyCollection<string> Ids(RunJob job) => job.Target.Known.IsDefaultOrEmpty ? [] : AllChecks.Of(job.Library);
}
