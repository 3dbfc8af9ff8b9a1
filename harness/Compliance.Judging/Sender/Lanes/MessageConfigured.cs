using Compliance.Judging.Sender.Facts;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Lanes;

/// <summary>A sender configured for a message sends that message as long as nothing was answered that may make it fall back ("Protocol").</summary>
/// <remarks>
/// Where the question is what made it change its message (<paramref name="OnceSent"/>), a sender that never sent the configured one did not change
/// anything: then nothing is judged, and requests before the first configured one are not looked at.
/// </remarks>
/// <param name="OnceSent">Whether only what follows the first configured message is judged.</param>
[Matcher(
    "message-configured",
    Summary = "A sender configured for a message sends that message as long as nothing was answered that may make it fall back"
)]
public sealed record MessageConfigured(bool OnceSent = false) : LaneRule
{
    /// <inheritdoc/>
    protected override string Rule => "the message is the one that the sender was configured to send";

    /// <inheritdoc/>
    protected override Finding? Judge(LaneFacts facts)
    {
        var wanted = facts.Lane.Lane.Options.Message;
        var judged = 0;
        RequestFacts? last = null;
        foreach (var request in facts.Requests)
        {
            if (request is { Message: { } message, Body: not null })
            {
                if (message != wanted && (judged > 0 || !OnceSent))
                    return Finding.Violated(
                        Rule,
                        $"it is {LaneFacts.Named(message)}, configured is {LaneFacts.Named(wanted)}",
                        request.Index
                    );
                if (message == wanted)
                {
                    judged++;
                    last = request;
                }
            }

            if (MayFallBackAfter(request))
                break;
        }

        return Kept(judged, $"requests with {LaneFacts.Named(wanted)}", last);
    }

    private static bool MayFallBackAfter(RequestFacts request) =>
        request.Exchange.Status is 400 or 415
        || (request is { Exchange.Accepted: true, PassesForV2: true } && !request.Exchange.HasWritten);
}
