using System.Collections.Immutable;
using Compliance.Judging.Sender;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Results;

namespace Compliance.Cli.Run;

/// <summary>Judges a lane by itself while the others run.</summary>
/// <param name="judge">The judge.</param>
/// <param name="watch">What was seen of the lanes so far.</param>
/// <param name="job">What is run.</param>
/// <param name="via">How it is launched.</param>
internal sealed class LaneJudge(SenderJudge judge, RequestWatch watch, RunJob job, string via)
{
    /// <summary>The results of some cases, as far as this lane shows them.</summary>
    public ImmutableArray<CheckResult> Judge(ImmutableArray<SenderCase> cases, LaneTranscript lane) =>
        judge.Judge(new SenderRun(cases, [lane]), job.Library.Ledger, job.Target, job.Version, via, job.Library.Capabilities, watch);
}
