using System.Collections.Immutable;
using Compliance.Cases;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Records;
using Compliance.Model.Results;
using Compliance.Running.Sending.Mock;
using Compliance.Wire;

namespace Compliance.Cli.Replay;

/// <summary>Puts the evidence of a stored sender run together with the cases of today.</summary>
/// <param name="results">The stored run.</param>
/// <param name="record">Its record.</param>
/// <param name="notes">Takes a sentence for whatever cannot be judged as it was.</param>
internal sealed class SenderEvidence(RunResults results, RunRecord record, List<string> notes)
{
    private readonly ConnectionUse connections = Connections(results);

    /// <summary>The run with these cases, which must have been run.</summary>
    public SenderRun With(ImmutableArray<CaseFile> cases, CaseLibrary library, ExpansionContext context)
    {
        ImmutableArray<SenderCase> today = [.. cases.Select(c => library.Sender(c, context))];
        return new SenderRun(today, [.. record.Lanes.Select(l => Lane(l, today)).OfType<LaneTranscript>()]);
    }

    private LaneTranscript? Lane(LaneRecord stored, ImmutableArray<SenderCase> today)
    {
        var served = today.Where(c => stored.Cases.Contains(c.Head.Id)).ToList();
        foreach (var changed in served.Where(c => LaneScript.Digest(c) != stored.Script))
            notes.Add($"{changed.Head.Id}: provokes something else now, so this run says nothing of it");
        served.RemoveAll(c => LaneScript.Digest(c) != stored.Script);
        if (served.Count == 0)
            return null;
        var lane = new Lane
        {
            Name = stored.Name,
            WritePath = MockPaths.Write(stored.Name, served[0].Options.Path),
            Options = served[0].Options,
            Pages = served[0].Pages,
            Formats = served[0].Formats,
            Respond = served[0].Respond,
            Cases = [.. served.Select(c => c.Head.Id)],
        };
        return Transcript(lane, stored);
    }

    private LaneTranscript Transcript(Lane lane, LaneRecord stored)
    {
        ImmutableArray<Exchange> exchanges =
        [
            .. results
                .Exchanges.Where(e => e.Origin == stored.Name)
                .OrderBy(e => e.Index)
                .Select(e => stored.Unread.Contains(e.Index) ? e : Read(e, lane.Options.Message)),
        ];
        return new LaneTranscript
        {
            Lane = lane,
            Exchanges = exchanges,
            Dropped = stored.Dropped,
            LastOnConnection = connections.Of(exchanges),
            Scrapes = stored.Scrapes,
            At = stored.At,
            Ended = stored.Ended,
            EndedBecause = stored.EndedBecause,
            RefusedToStart = stored.RefusedToStart,
        };
    }

    // Those of all lanes, whether they are judged again or not.
    private static ConnectionUse Connections(RunResults results)
    {
        var use = new ConnectionUse();
        foreach (var exchange in results.Exchanges)
            use.Used(exchange.Connection, exchange.Index);
        return use;
    }

    private static Exchange Read(Exchange exchange, MessageKind configured)
    {
        var kind = ContentTypes.KindOf(exchange.RequestValues("Content-Type").FirstOrDefault()) ?? configured;
        return exchange with { Decoded = RecordedBody.Decode(exchange.RequestBody, exchange.RequestLength, kind) };
    }
}
