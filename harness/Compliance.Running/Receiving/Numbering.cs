using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Running.Receiving;

/// <summary>Numbers the exchanges of a finished run from 1: preflight, then case by case, search before arms, step by step.</summary>
internal sealed class Numbering
{
    private int last;

    public ReceiverRun Number(ReceiverRun run)
    {
        var preflight = run.Preflight is { } p ? Number(p) : null;
        return new ReceiverRun(preflight, [.. run.Transcripts.Select(Number)]);
    }

    private Preflight Number(Preflight preflight) =>
        preflight with
        {
            Plain = Next(preflight.Plain),
            Garbage = Next(preflight.Garbage),
            BrokenMessage = Next(preflight.BrokenMessage),
            RandomPath = Next(preflight.RandomPath),
            OtherPlain = preflight.OtherPlain is { } other ? Next(other) : null,
            Probes = [.. preflight.Probes.Select(p => p with { Exchanges = Next(p.Exchanges) })],
        };

    private ReceiverTranscript Number(ReceiverTranscript transcript) =>
        transcript with
        {
            Search = Next(transcript.Search),
            Arms = [.. transcript.Arms.Select(a => a with { Exchanges = Next(a.Exchanges), PutOff = Next(a.PutOff) })],
        };

    private ImmutableArray<Exchange> Next(ImmutableArray<Exchange> exchanges) => [.. exchanges.Select(Next)];

    private Exchange Next(Exchange exchange) => exchange with { Index = ++last };
}
