using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Cli.Run;
using Compliance.Model.Evidence;
using Compliance.Model.Records;

namespace Compliance.Cli.Replay;

/// <summary>Writes down what judging a run again will need.</summary>
internal static class Recording
{
    /// <summary>The record of a receiver run.</summary>
    public static RunRecord Of(RunJob job, ExpansionContext context, ReceiverRun run, string version) =>
        new(
            Plan(job, context, version),
            run.Preflight is { } p
                ? new PreflightRecord(p.Plain.Index, p.Garbage.Index, p.BrokenMessage.Index, p.RandomPath.Index, p.PlainRead)
                : null,
            [.. run.Transcripts.Select(Case)],
            [],
            []
        );

    /// <summary>The record of a sender run.</summary>
    public static RunRecord Of(RunJob job, ExpansionContext context, SenderRun run, string version) =>
        new(
            Plan(job, context, version) with
            {
                Window = job.Target.Sender?.Window,
            },
            null,
            [],
            [.. run.Cases.Select(c => c.Head.Id)],
            [.. run.Lanes.Select(Lane)]
        );

    private static PlanRecord Plan(RunJob job, ExpansionContext context, string version) =>
        new(
            context.RunId,
            context.NowMs,
            job.Whole,
            version,
            job.Target.Capabilities.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. (job.Target.Receiver?.Read.Keys ?? []).Order(StringComparer.Ordinal)],
            null
        );

    private static CaseRecord Case(ReceiverTranscript transcript) =>
        new(
            transcript.Case.Head.Id,
            [.. transcript.Arms.Select(a => new ArmRecord(a.Arm.Name, Indices(a.Exchanges)))],
            Indices(transcript.Search),
            transcript.Poison,
            [
                .. transcript
                    .Reads.Values.OrderBy(r => r.Query.Kind)
                    .ThenBy(r => r.Query.Selector, StringComparer.Ordinal)
                    .ThenBy(r => r.Query.AtMs),
            ],
            transcript.Failure,
            transcript.TargetDied
        );

    private static LaneRecord Lane(LaneTranscript lane) =>
        new(
            lane.Lane.Name,
            lane.Lane.Cases,
            LaneScript.Digest(lane.Lane),
            lane.Scrapes,
            Indices([.. lane.Exchanges.Where(e => e.Decoded is null)]),
            lane.Dropped,
            lane.At,
            lane.Ended,
            lane.EndedBecause,
            lane.RefusedToStart
        );

    private static ImmutableArray<int> Indices(ImmutableArray<Exchange> exchanges) => [.. exchanges.Select(e => e.Index)];
}
