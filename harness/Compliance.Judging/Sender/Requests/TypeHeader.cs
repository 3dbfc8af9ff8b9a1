using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;
using Compliance.Wire;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The Content-Type header (Remote-Write 2.0, "Content-Type").</summary>
/// <remarks>
/// White space around the semicolon, quotes and the letter case of type and parameter name mean nothing in RFC 9110, so they are
/// no difference to one of the three values that the specification lists.
/// </remarks>
/// <param name="Demand">What is asked of it.</param>
[Matcher("content-type", Summary = "The Content-Type header")]
public sealed record TypeHeader(TypeDemand Demand) : IRequestMatcher
{
    private const string Name = "Content-Type";
    private const string Old = "prometheus.WriteRequest";
    private const string Current = "io.prometheus.write.v2.Request";

    private string Rule =>
        Demand switch
        {
            TypeDemand.Syntax => "one Content-Type header that is a well-formed media type",
            TypeDemand.MediaType => "the media type is application/x-protobuf",
            TypeDemand.Listed => "Content-Type is one of the three values of the specification",
            TypeDemand.MatchesBody => "Content-Type names the message that is in the body",
            TypeDemand.Bare => "a 1.0 message is announced as application/x-protobuf without parameters",
            _ => $"Content-Type is application/x-protobuf;proto={Current}",
        };

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var values = exchange.RequestValues(Name).ToList();
        if (values.Count == 0)
            return null;
        var type = MediaType.Parse(values[0]);
        if (Demand == TypeDemand.Syntax)
            return Say(
                exchange,
                values.Count > 1 ? $"there are {values.Count} of them"
                    : type is null ? Marking.Shown(values[0])
                    : null
            );
        return type is null ? null : Judge(exchange, type, values[0]);
    }

    private Finding? Judge(Exchange exchange, MediaType type, string value)
    {
        var message = RequestFacts.Of(exchange).Message;
        var shown = Marking.Shown(value);
        return Demand switch
        {
            TypeDemand.MediaType => Say(exchange, IsProtobuf(type) ? null : $"it is {shown}"),
            TypeDemand.Listed => Say(exchange, IsListed(type) ? null : $"it is {shown}"),
            TypeDemand.MatchesBody when message is { } kind => MatchesBody(exchange, type, kind, shown),
            TypeDemand.Bare when message == MessageKind.V1 => Say(exchange, type.Parameters.IsEmpty ? null : $"it is {shown}"),
            TypeDemand.Current when message == MessageKind.V2 => Say(exchange, Proto(type) == Current ? null : $"it is {shown}"),
            _ => null,
        };
    }

    private Finding? MatchesBody(Exchange exchange, MediaType type, MessageKind kind, string shown)
    {
        if (!IsProtobuf(type))
            return null;
        var right = kind == MessageKind.V2 ? Proto(type) == Current : Proto(type) is null or Old;
        return Say(exchange, right ? null : $"the body is {LaneFacts.Named(kind)}, Content-Type is {shown}");
    }

    private static bool IsProtobuf(MediaType type) => type is { Type: "application", Subtype: "x-protobuf" };

    private static bool IsListed(MediaType type) =>
        IsProtobuf(type) && (type.Parameters.IsEmpty || (type.Parameters.Length == 1 && Proto(type) is Old or Current));

    private static string? Proto(MediaType type) => type.Parameters.FirstOrDefault(p => p.Key == "proto").Value;

    private Finding Say(Exchange exchange, string? problem) =>
        problem is null
            ? Finding.Satisfied(Rule, exchange.RequestValues(Name).First(), exchange.Index)
            : Marking.Header(Rule, problem, exchange, Name);
}
