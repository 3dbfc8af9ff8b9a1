using System.Text;
using Compliance.Model;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;
using Compliance.Model.Targets;
using Compliance.Running.Http;
using Compliance.Running.Receiving;

namespace Compliance.Running.Launching;

/// <summary>Makes the calls of a descriptor that turn a ready target into a usable one.</summary>
internal sealed class Preparation(TargetDescriptor target, LogRing log, Task<string> exited, TimeProvider time)
{
    private const int TailLines = 40;
    private const int AnswerShown = 300;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OneCall = TimeSpan.FromSeconds(10);

    /// <param name="values">Fill the templates.</param>
    /// <param name="cancellation">Ends the wait with an exception.</param>
    /// <exception cref="TargetException">NotReady: a call was not answered 2xx in time; Died.</exception>
    /// <exception cref="UsageException">A secret is not in the environment.</exception>
    public async Task Run(TemplateValues values, CancellationToken cancellation)
    {
        foreach (var call in target.Prepare)
            await Make(call, values, cancellation);
    }

    private async Task Make(PrepareCall call, TemplateValues values, CancellationToken cancellation)
    {
        var file = Path.Combine(target.Folder, "target.yaml");
        var url = new Uri(values.Fill(call.Url, file));
        var headers = TargetHeaders.Resolve(call.Headers, Environment.GetEnvironmentVariable);
        var request = new RawRequest
        {
            Method = call.Method,
            Target = url.PathAndQuery,
            Headers = [new HeaderLine("User-Agent", "prw-compliance"), .. headers.Lines],
            Body = Encoding.UTF8.GetBytes(values.Fill(call.Body, file)),
        };
        using var client = new RawHttpClient(url, time, new RawHttpOptions { Timeout = OneCall });
        var started = time.GetTimestamp();
        while (true)
        {
            var answer = await client.Send(request, cancellation);
            if (answer is { Kind: AnswerKind.Answered, Status: >= 200 and < 300 })
                return;
            if (exited.IsCompleted)
                throw new TargetException(
                    TargetFault.Died,
                    $"{target.Name} ended while it was prepared: {await exited}; its log says why.",
                    log.Tail(TailLines)
                );
            if (time.GetElapsedTime(started) >= call.Within)
                throw NotPrepared(call, url, headers.Redaction.Clean(Said(answer)));
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private TargetException NotPrepared(PrepareCall call, Uri url, string said) =>
        new(
            TargetFault.NotReady,
            FormattableString.Invariant(
                $"{target.Name} could not be prepared within {call.Within.TotalSeconds:0.#} s: {call.Method} {url} {said}. Check 'prepare' in its target.yaml."
            ),
            log.Tail(TailLines)
        );

    private static string Said(RawAnswer answer)
    {
        if (answer.Kind != AnswerKind.Answered)
            return $"was not answered ({answer.Trouble})";
        var text = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, AnswerShown)]).ReplaceLineEndings(" ").Trim();
        return FormattableString.Invariant($"was answered {answer.Status} {text}").TrimEnd();
    }
}
