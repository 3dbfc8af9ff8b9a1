using System.Collections.Immutable;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Targets;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>What the checks need to know of the run as a whole.</summary>
public sealed class RunFacts
{
    private readonly Dictionary<string, TimeSpan?> pauses;
    private readonly bool declaresV2;
    private readonly bool deliveredV2;

    /// <summary>Looks through all lanes.</summary>
    /// <param name="run">The evidence.</param>
    /// <param name="target">The target judged.</param>
    /// <param name="checks">The checks that are judged.</param>
    /// <param name="watch">What was seen of the lanes while they ran; null: nothing.</param>
    internal RunFacts(SenderRun run, TargetDescriptor target, IReadOnlyCollection<BoundCheck> checks, RequestWatch? watch)
    {
        Lanes = run.Lanes;
        Requests = new RequestFindings(checks, run.Lanes, watch);
        declaresV2 = target.Capabilities.GetValueOrDefault("message.v2", Capability.Yes) != Capability.No;
        deliveredV2 = Lanes.Any(l => l.Lane.Options.Message == MessageKind.V2 && LaneFacts.Of(l).Delivered);
        AnyDelivered = Lanes.Any(l => !l.Lane.Options.MayRefuse && Counts(l));
        pauses = Lanes
            .GroupBy(l => l.Lane.Options.Group, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, RetryPause.Longest, StringComparer.Ordinal);
        Window = target.Sender?.Window ?? TimeSpan.FromSeconds(10);
    }

    /// <summary>All lanes.</summary>
    public ImmutableArray<LaneTranscript> Lanes { get; }

    /// <summary>What request matchers say of the requests.</summary>
    internal RequestFindings Requests { get; }

    /// <summary>Whether the sender is known to work in some lane with a configuration it cannot object to.</summary>
    public bool AnyDelivered { get; }

    /// <summary>Longest pause between attempts after 5xx in lanes configured like this one; null: none was seen.</summary>
    public TimeSpan? PauseFor(LaneTranscript lane) => pauses.GetValueOrDefault(lane.Lane.Options.Group);

    /// <summary>Time in which the sender does what was provoked.</summary>
    public TimeSpan Window { get; }

    /// <summary>The lanes of a case.</summary>
    public IEnumerable<LaneTranscript> LanesOf(string caseId) => Lanes.Where(l => l.Lane.Cases.Contains(caseId));

    /// <summary>
    /// Whether a satisfied check of this lane is worth something: data of its pages arrived, and a sender that claims 2.0 was seen to send it.
    /// </summary>
    public bool Counts(LaneTranscript lane) =>
        LaneFacts.Of(lane).Delivered && (lane.Lane.Options.Message == MessageKind.V2 || !declaresV2 || deliveredV2);

    /// <summary>Why a satisfied check of this lane is worth nothing, one phrase.</summary>
    public static string WhyNot(LaneTranscript lane) =>
        !LaneFacts.Of(lane).Delivered
            ? $"no {LaneFacts.Named(lane.Lane.Options.Message)} with data of its pages arrived in {lane.Lane.Name}, so nothing is proven{Ended(lane)}"
            : "the sender was never seen to send io.prometheus.write.v2.Request, so it is not judged as a 2.0 sender";

    /// <summary>The reason a lane ended, as the end of a sentence.</summary>
    // The first line says why; the rest is the log of the target, which the results hold once.
    public static string Ended(LaneTranscript lane) => lane.EndedBecause.Length > 0 ? $" ({lane.EndedBecause.Split((char)10)[0]})" : "";
}
