using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Requests go to the path of the URL that the sender was given (Remote-Write 2.0, "Protocol").</summary>
/// <remarks>The absolute form of a request target and a query are no part of the path.</remarks>
[Matcher("path-provided", Summary = "Requests go to the path of the URL that the sender was given")]
public sealed record PathProvided : IRequestMatcher
{
    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var rule = $"the path is {lane.Lane.WritePath}";
        var path = PathOf(exchange.Target);
        return path == PathOf(lane.Lane.WritePath)
            ? Finding.Satisfied(rule, path, exchange.Index)
            : Finding.Violated(rule, $"the path is {Marking.Shown(path)}", exchange.Index);
    }

    private static string PathOf(string target)
    {
        if (!target.StartsWith('/') && Uri.TryCreate(target, UriKind.Absolute, out var uri))
            target = uri.PathAndQuery;
        return target.Split('?', '#')[0];
    }
}
