using System.Collections.Immutable;
using System.Globalization;
using Compliance.Model.Metrics;
using Compliance.Model.Requests;
using Compliance.Reference.Sender.Mutants;
using Compliance.Wire;

namespace Compliance.Reference.Sender.Delivery;

/// <summary>Turns attempts into HTTP requests and answers into replies.</summary>
internal sealed class WriteClient(SenderLane lane, SenderBehaviour behaviour, HttpClient client)
{
    /// <summary>The User-Agent of the reference sender.</summary>
    public const string UserAgent = "prw-reference-sender/1.0";

    private const int MostText = 4096;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>Sends an attempt.</summary>
    public async Task<Reply> Send(Attempt attempt, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(behaviour.WriteTimeout);
        try
        {
            using var request = Request(
                RequestFaults.Distort(behaviour.Faults, ConfigurationFaults.Distort(behaviour.Faults, Script(attempt)), attempt)
            );
            using var response = await client.SendAsync(request, limited.Token);
            var text = await response.Content.ReadAsStringAsync(limited.Token);
            return new Reply(
                (int)response.StatusCode,
                HasWritten(response),
                Written(response),
                response.Headers.TryGetValues("X-Prometheus-Remote-Write-Version", out var version) ? string.Join(',', version) : "",
                RetryAfter(response),
                text.Length > MostText ? text[..MostText] : text
            );
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new Reply(0, false, null, "", null, e.Message);
        }
    }

    /// <summary>The request as it should be. Custom headers come last, and none of them is reserved.</summary>
    private RequestScript Script(Attempt attempt) =>
        new()
        {
            Message = attempt.Message,
            Series = attempt.Batch.Series,
            Path = lane.Write.PathAndQuery,
            Headers = ImmutableDictionary<string, string?>.Empty.Add("User-Agent", UserAgent),
            HeaderLines = lane.Headers,
            Symbols =
                behaviour.Choices.SpareSymbols && attempt.Message == MessageKind.V2
                    ? new SymbolEdits { Spare = ["spare", "unused"] }
                    : null,
        };

    private HttpRequestMessage Request(RequestScript script)
    {
        var request = new HttpRequestMessage(new HttpMethod(script.Method), new Uri(lane.Write, script.Path ?? lane.Write.PathAndQuery))
        {
            Content = new ByteArrayContent(RequestEncoder.Body(script)),
        };
        foreach (var header in RequestEncoder.Headers(script))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Name, header.Value))
                request.Content.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        return request;
    }

    private static bool HasWritten(HttpResponseMessage response) => WrittenHeaders(response).Any();

    private static long? Written(HttpResponseMessage response)
    {
        var counts = WrittenHeaders(response)
            .Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (long?)null)
            .OfType<long>()
            .ToList();
        return counts.Count == 0 ? null : counts.Sum();
    }

    private static IEnumerable<string> WrittenHeaders(HttpResponseMessage response) =>
        response
            .Headers.Where(h =>
                h.Key.StartsWith("X-Prometheus-Remote-Write-", StringComparison.OrdinalIgnoreCase)
                && h.Key.EndsWith("-Written", StringComparison.OrdinalIgnoreCase)
            )
            .SelectMany(h => h.Value);

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var asked = header?.Delta ?? header?.Date - behaviour.Clock.GetUtcNow();
        return asked > LongestRetryAfter ? LongestRetryAfter : asked;
    }
}
