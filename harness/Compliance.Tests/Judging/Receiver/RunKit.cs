using System.Collections.Immutable;
using Compliance.Judging.Binding;
using Compliance.Judging.Receiver;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Ledger;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Model.Results;
using Compliance.Model.Targets;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>Builds whole receiver runs by hand.</summary>
internal static class RunKit
{
    public static readonly RequirementLedger Ledger = new(
        "2.0-rc.4",
        [
            Requirement("protocol.supports-v2", Level.Must),
            Requirement("response.success-2xx", Level.Must),
            Requirement("response.success-204", Level.Should),
            Requirement("negotiation.unsupported-415", Level.Must),
            Requirement("invalid.400", Level.Must),
            Requirement("written.precise", Level.Must),
            Requirement("response.no-2xx-if-unwritten", Level.MustNot),
            Requirement("samples.out-of-order", Level.May),
            Requirement("robust.alive", Level.Robust),
        ]
    );

    public static Requirement Requirement(string id, Level level, bool core = true, string? ambiguous = null) =>
        new()
        {
            Id = id,
            Role = Role.Receiver,
            Level = level,
            Spec = "2.0-rc.4",
            Section = "s",
            Says = "says",
            Core = core,
            Ambiguous = ambiguous,
            At = Kit.At,
        };

    public static TargetDescriptor Target(params (string Name, Capability Has)[] capabilities) =>
        new()
        {
            Name = "target",
            Title = "Target",
            Roles = [Role.Receiver],
            Launch = new LaunchOptions(null, null, true),
            Capabilities = capabilities.ToImmutableDictionary(c => c.Name, c => c.Has),
        };

    /// <summary>A receiver that accepts plain data and refuses everything else; without read-back.</summary>
    public static Preflight Preflight(int plain = 204, int garbage = 400, int broken = 400, int random = 404, ReadResult? read = null) =>
        new()
        {
            Plain = Kit.Answer(plain, Kit.Written("1"), index: 101),
            Garbage = Kit.Answer(garbage, index: 102),
            BrokenMessage = Kit.Answer(broken, index: 103),
            RandomPath = Kit.Answer(random, index: 104),
            PlainRead = read,
        };

    public static ReadResult PlainRead(bool found) =>
        Kit.Result(new ReadQuery(ReadKind.Samples, "plain"), found ? [Kit.Read(Kit.Series("plain", (1, 0)))] : []);

    public static ReceiverTranscript Case(
        string id,
        ImmutableArray<CheckScript> checks,
        params (string Name, ArmKind Kind, Exchange Answer)[] arms
    ) => Case(id, checks, [], arms);

    public static ReceiverTranscript Case(
        string id,
        ImmutableArray<CheckScript> checks,
        ImmutableArray<ReadResult> reads,
        params (string Name, ArmKind Kind, Exchange Answer)[] arms
    )
    {
        var transcripts = arms.Select(a => new ArmTranscript(Arm(a.Name, a.Kind), [a.Answer])).ToImmutableArray();
        return new ReceiverTranscript
        {
            Case = new ReceiverCase
            {
                Head = new CaseHead
                {
                    Id = id,
                    Title = "t",
                    Checks = checks,
                    At = Kit.At,
                },
                Arms = [.. transcripts.Select(t => t.Arm)],
                Tag = "tag",
            },
            Arms = transcripts,
            Reads = reads.ToImmutableDictionary(r => r.Query),
        };
    }

    public static Arm Arm(string name, ArmKind kind) =>
        new(name, kind, [new Step("send", Kit.Request(Kit.Series(kind == ArmKind.Plain ? "plain" : name, (1, -1000))))]);

    public static ReceiverTranscript With(this ReceiverTranscript transcript, Func<CaseHead, CaseHead> head) =>
        transcript with
        {
            Case = transcript.Case with { Head = head(transcript.Case.Head) },
        };

    public static ImmutableArray<CheckResult> Judge(Preflight? preflight, params ReceiverTranscript[] transcripts) =>
        Judge(Target(), preflight, transcripts);

    public static ImmutableArray<CheckResult> Judge(
        TargetDescriptor target,
        Preflight? preflight,
        params ReceiverTranscript[] transcripts
    ) =>
        new ReceiverJudge(MatcherCatalogue.Standard).Judge(
            new ReceiverRun(preflight, [.. transcripts]),
            Ledger,
            target,
            "1.0.0",
            "endpoint",
            []
        );
}
