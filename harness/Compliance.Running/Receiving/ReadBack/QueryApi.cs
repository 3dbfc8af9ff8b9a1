using System.Collections.Immutable;
using System.Text;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Compliance.Running.Http;

namespace Compliance.Running.Receiving.ReadBack;

/// <summary>GET requests to a target's API, with bounded answers.</summary>
internal sealed class QueryApi(Uri server, ImmutableArray<HeaderLine> headers, Redaction redaction, TimeProvider time) : IDisposable
{
    private const int LargestAnswer = 32 * 1024 * 1024;
    private const int RawKept = 64 * 1024;
    private const int ErrorShown = 300;

    private readonly RawHttpClient client = new(
        server,
        time,
        new RawHttpOptions
        {
            Connections = 8,
            BodyKept = LargestAnswer,
            BodyRead = LargestAnswer,
        }
    );

    /// <summary>Asks, and lets <paramref name="parse"/> read a 200 answer's text.</summary>
    /// <param name="query">The question, for the result.</param>
    /// <param name="pathAndQuery">Below the server's base path, starting with a slash.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> when the text is not what the API answers.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    public async Task<ReadResult> Ask(
        ReadQuery query,
        string pathAndQuery,
        Func<ReadOnlyMemory<byte>, ImmutableArray<ReadSeries>> parse,
        CancellationToken cancellation
    )
    {
        var answer = await Get(pathAndQuery, cancellation);
        var raw = redaction.Clean(Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, RawKept)]));
        if (Failure(answer, raw) is { } failure)
            return new ReadResult(query, [], failure, raw);
        try
        {
            return new ReadResult(query, parse(answer.Body), "", raw);
        }
        catch (FormatException odd)
        {
            return new ReadResult(query, [], $"the answer to the read-back is not understood: {odd.Message}", raw);
        }
    }

    /// <summary>A GET without regard to its answer's content.</summary>
    /// <returns>Why it failed; empty when it did not.</returns>
    public async Task<string> Call(string pathAndQuery, CancellationToken cancellation) =>
        Failure(await Get(pathAndQuery, cancellation), "") ?? "";

    public void Dispose() => client.Dispose();

    private Task<RawAnswer> Get(string pathAndQuery, CancellationToken cancellation) =>
        client.Send(
            new RawRequest
            {
                Method = "GET",
                Target = server.AbsolutePath.TrimEnd('/') + pathAndQuery,
                Headers = [new HeaderLine("Accept", "application/json"), new HeaderLine("User-Agent", "prw-compliance"), .. headers],
            },
            cancellation
        );

    private static string? Failure(RawAnswer answer, string raw)
    {
        if (answer.Kind != AnswerKind.Answered)
            return $"the read-back was not answered: {answer.Trouble}";
        if (answer.Status is < 200 or > 299)
            return $"the read-back was answered {answer.Status}: {(raw.Length > ErrorShown ? raw[..ErrorShown] : raw)}";
        return answer.BodyCut ? "the answer to the read-back is too large" : null;
    }
}
