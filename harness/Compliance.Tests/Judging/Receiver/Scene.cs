using System.Collections.Immutable;
using Compliance.Judging;
using Compliance.Judging.Receiver;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Tests.Judging.Receiver;

/// <summary>One arm with its evidence, shown to a matcher.</summary>
internal sealed record Scene
{
    public ArmKind Kind { get; init; } = ArmKind.Plain;
    public string Name { get; init; } = "";
    public ImmutableArray<(RequestScript Request, Exchange? Answer)> Steps { get; init; } = [];
    public ImmutableArray<(RequestScript Request, Exchange? Answer)> Control { get; init; } = [];
    public ImmutableArray<ReadResult> Reads { get; init; } = [];
    public bool ReadAvailable { get; init; } = true;
    public bool Died { get; init; }
    public int? Judged { get; init; }
    public LetRejected? Let { get; init; }
    public string? Poison { get; init; }
    public long NowMs { get; init; } = Kit.Now;

    public static Scene Of(RequestScript request, Exchange? answer, params ReadResult[] reads) =>
        new() { Steps = [(request, answer)], Reads = [.. reads] };

    public static Scene Of(Exchange? answer) => Of(Kit.Request(Kit.Series("plain", (1, -1000))), answer);

    public Finding Judge(IReceiverMatcher matcher) => matcher.Judge(View());

    public Finding Judge(string name, object? main = null, params (string Name, object Value)[] parameters) =>
        Judge(Kit.Bind(name, main, parameters));

    public ArmView View()
    {
        var arm = Transcript(Kind, Name, Steps);
        ImmutableArray<ArmTranscript> arms = Control.IsEmpty ? [arm] : [Transcript(ArmKind.Control, "control", Control), arm];
        var transcript = new ReceiverTranscript
        {
            Case = new ReceiverCase
            {
                Head = new CaseHead
                {
                    Id = "receiver/x",
                    Title = "t",
                    Checks = [],
                    At = Kit.At,
                },
                Arms = [.. arms.Select(a => a.Arm)],
                Tag = "tag",
                NowMs = NowMs,
                Let = Let,
            },
            Arms = arms,
            Reads = Reads.ToImmutableDictionary(r => r.Query),
            TargetDied = Died,
            Poison = Poison,
        };
        return new ArmView(transcript, arm, Judged ?? Steps.Length - 1, ReadAvailable);
    }

    private static ArmTranscript Transcript(ArmKind kind, string name, ImmutableArray<(RequestScript Request, Exchange? Answer)> steps) =>
        new(
            new Arm(name, kind, [.. steps.Select((s, i) => new Step($"step{i}", s.Request))]),
            [.. steps.Where(s => s.Answer is not null).Select(s => s.Answer!)]
        );
}
