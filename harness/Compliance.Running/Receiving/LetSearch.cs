using System.Collections.Immutable;
using Compliance.Model.Cases;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;

namespace Compliance.Running.Receiving;

/// <summary>Finds the first candidate of a <c>let</c> that this receiver refuses for good, in the message that the case sends.</summary>
internal sealed class LetSearch(RequestSender sender)
{
    private readonly ImmutableArray<Exchange>.Builder exchanges = ImmutableArray.CreateBuilder<Exchange>();

    /// <summary>Everything sent by the search, in order.</summary>
    public ImmutableArray<Exchange> Exchanges => exchanges.ToImmutable();

    /// <returns>The candidate, or null when none was refused.</returns>
    public async Task<LetCandidate?> Find(ReceiverCase @case, LetRejected let, CancellationToken cancellation)
    {
        var message = @case.Arms[0].Steps[0].Request.Message;
        foreach (var candidate in let.Candidates)
        {
            var origin = $"{@case.Head.Id}[let {candidate.Name}]";
            if (
                await Prepared(origin, message, candidate, cancellation)
                && Refused(await Send($"{origin}/alone", message, candidate.Alone, cancellation))
            )
                return candidate;
        }
        return null;
    }

    /// <summary>Each series in a request of its own: a receiver that refuses one of them does not fit the candidate.</summary>
    private async Task<bool> Prepared(string origin, MessageKind message, LetCandidate candidate, CancellationToken cancellation)
    {
        foreach (var series in candidate.Before)
        {
            if (!(await Send($"{origin}/before", message, series, cancellation)).Accepted)
                return false;
        }
        return true;
    }

    private async Task<Exchange> Send(string origin, MessageKind message, Series series, CancellationToken cancellation)
    {
        var exchange = await sender.SendPatiently(origin, new RequestScript { Message = message, Series = [series] }, cancellation);
        exchanges.Add(exchange);
        return exchange;
    }

    /// <summary>401, 403, 404, 415 and 429 are refusals of something else than the data.</summary>
    private static bool Refused(Exchange exchange) =>
        exchange is { Answer: AnswerKind.Answered, Status: >= 400 and < 500 and not (401 or 403 or 404 or 415 or 429) };
}
