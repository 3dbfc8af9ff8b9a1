using System.Globalization;
using Compliance.Model.Evidence;

namespace Compliance.Running.Receiving;

/// <summary>Which answers ask for the same request again, and when a sender would send it.</summary>
/// <remarks>Remote-Write 2.0, "Retries &amp; Backoff" and "Retries on Partial Writes".</remarks>
internal static class Postponement
{
    /// <summary>Attempts after the first one, for a receiver that says it is overloaded.</summary>
    private const int Attempts = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private static readonly string[] Categories = ["Samples", "Histograms", "Exemplars"];

    /// <summary>Time until the next attempt; null: the answer is final.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="attempt">Attempts made before this answer, from 0.</param>
    /// <param name="wrong">
    /// Whether the request has something wrong with it. A receiver may write the rest of it and ask for the whole again; what it says then counts.
    /// </param>
    public static TimeSpan? Pause(Exchange answer, int attempt, bool wrong)
    {
        if (answer.Answer != AnswerKind.Answered || answer.Status is not (429 or >= 500))
            return null;
        if (ClaimsSome(answer))
            return wrong && attempt == 0 ? Wait(answer, attempt) : null;
        var overloaded = answer.Status == 429 || (answer.Status == 503 && answer.ResponseValues("Retry-After").Any());
        return overloaded && attempt < Attempts ? Wait(answer, attempt) : null;
    }

    private static bool ClaimsSome(Exchange answer) =>
        Categories
            .SelectMany(c => answer.ResponseValues($"X-Prometheus-Remote-Write-{c}-Written"))
            .Any(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0);

    private static TimeSpan Wait(Exchange answer, int attempt)
    {
        var asked = answer.ResponseValues("Retry-After").FirstOrDefault();
        var pause = double.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestPause.TotalSeconds))
            : FirstPause * Math.Pow(2, attempt);
        return pause < LongestPause ? pause : LongestPause;
    }
}
