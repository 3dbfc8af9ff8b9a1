using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Requests;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Requests go to the path of the URL that the sender was given (Remote-Write 2.0, "Protocol").</summary>
/// <remarks>The absolute form of a request target and a query are no part of the path; equivalent escapes are the same path.</remarks>
[Matcher("path-provided", Summary = "Requests go to the path of the URL that the sender was given")]
public sealed record PathProvided : IRequestMatcher
{
    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var provided = RequestTarget.Path(lane.Lane.WritePath);
        var rule = $"the path is {provided}";
        var path = RequestTarget.Path(exchange.Target);
        return UrlParts.Same(path, provided)
            ? Finding.Satisfied(rule, path, exchange.Index)
            : Finding.Violated(rule, $"the path is {Marking.Shown(path)}", exchange.Index);
    }
}
