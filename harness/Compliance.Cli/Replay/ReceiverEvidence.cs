using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Records;
using Compliance.Model.Results;
using Compliance.Running.Receiving;

namespace Compliance.Cli.Replay;

/// <summary>Puts the evidence of a stored receiver run together with the cases of today.</summary>
/// <param name="results">The stored run.</param>
/// <param name="record">Its record.</param>
/// <param name="notes">Takes a sentence for whatever cannot be judged as it was.</param>
internal sealed class ReceiverEvidence(RunResults results, RunRecord record, List<string> notes)
{
    private readonly Dictionary<int, Exchange> exchanges = results.Exchanges.ToDictionary(e => e.Index);

    /// <summary>The run with these cases, which must have been run.</summary>
    /// <exception cref="Model.UsageException">The record names an exchange that is not there.</exception>
    public ReceiverRun With(ImmutableArray<CaseFile> cases, CaseLibrary library, ExpansionContext context)
    {
        var stored = record.Cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return new ReceiverRun(
            record.Preflight is { } p ? Preflight(p) : null,
            [.. cases.Select(c => Transcript(library.Receiver(c, context), stored[c.Id]))]
        );
    }

    private Preflight Preflight(PreflightRecord stored) =>
        new()
        {
            Plain = Exchange(stored.Plain),
            Garbage = Exchange(stored.Garbage),
            BrokenMessage = Exchange(stored.BrokenMessage),
            RandomPath = Exchange(stored.RandomPath),
            PlainRead = stored.Read,
        };

    private ReceiverTranscript Transcript(ReceiverCase @case, CaseRecord stored) =>
        new()
        {
            Case = @case,
            Arms = [.. stored.Arms.Select(a => Arm(@case, stored, a)).OfType<ArmTranscript>()],
            Poison = stored.Poison,
            Search = [.. stored.Search.Select(Exchange)],
            Reads = stored.Reads.ToImmutableDictionary(r => r.Query),
            Failure = stored.Failure,
            TargetDied = stored.TargetDied,
        };

    // An arm that sends something else today was, as it is now, never sent: the judge says so.
    private ArmTranscript? Arm(ReceiverCase @case, CaseRecord stored, ArmRecord arm)
    {
        var today = @case.Arms.FirstOrDefault(a => a.Name == arm.Name);
        if (today is null)
        {
            notes.Add($"{@case.Head.Id}: the arm {arm.Name} is gone");
            return null;
        }

        var filled = Filled(@case, stored, today);
        ImmutableArray<Exchange> sent = [.. arm.Exchanges.Select(Exchange)];
        if (filled is not null && SentRequest.IsSame(filled, sent))
            return new ArmTranscript(filled, sent);
        notes.Add(
            $"{@case.Head.Id}{(arm.Name.Length > 0 ? $"[{arm.Name}]" : "")}: sends something else now, so this run says nothing of it"
        );
        return null;
    }

    private static Arm? Filled(ReceiverCase @case, CaseRecord stored, Arm arm)
    {
        if (@case.Let is not { } let)
            return arm;
        return let.Candidates.FirstOrDefault(c => c.Name == stored.Poison) is { } candidate
            ? LetFilling.Fill(arm, let.Name, candidate)
            : null;
    }

    private Exchange Exchange(int index) =>
        exchanges.GetValueOrDefault(index)
        ?? throw new Model.UsageException(FormattableString.Invariant($"the results file names exchange {index}, which it does not have"));
}
