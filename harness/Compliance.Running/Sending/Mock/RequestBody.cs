using Compliance.Model.Evidence;
using Microsoft.AspNetCore.Http;

namespace Compliance.Running.Sending.Mock;

/// <summary>A body after it was read, or as far as it came.</summary>
/// <param name="Bytes">Its bytes, cut at the recording limit.</param>
/// <param name="Length">Its length, or the bytes read before it was given up.</param>
/// <param name="TooLong">It is longer than the mock reads.</param>
/// <param name="Trouble">Why it ended early; empty when it did not.</param>
/// <param name="Starved">The budget of the mock had no room for it: it is only counted.</param>
internal sealed record RequestBody(ReadOnlyMemory<byte> Bytes, long Length, bool TooLong = false, string Trouble = "", bool Starved = false)
{
    /// <summary>Whether all of it came and was recorded.</summary>
    public bool Whole => !TooLong && Trouble.Length == 0 && Bytes.Length == Length;

    /// <summary>Reads a request's body to its end, or to the limit. The bytes recorded are taken from the budget.</summary>
    public static async Task<RequestBody> Read(HttpContext http, MockLimits limits, ByteBudget budget)
    {
        if (http.Request.ContentLength > limits.BodyRead)
            return new RequestBody(default, http.Request.ContentLength.Value, TooLong: true);
        var capture = new BodyCapture(limits, budget);
        try
        {
            await capture.ReadAll(http.Request.BodyReader);
            return new RequestBody(capture.Kept(), capture.Length, capture.TooLong, Starved: capture.Starved);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return new RequestBody(
                capture.Kept(),
                capture.Length,
                Trouble: $"{Exchange.BodyBrokeOff} after {capture.Length} bytes: {e.Message}"
            );
        }
    }
}
