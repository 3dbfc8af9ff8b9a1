using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>Content-Encoding is a list of codings (RFC 9110, 8.4), and that list is <c>snappy</c> (Remote-Write 2.0, "Content-Encoding").</summary>
/// <param name="Demand">What is asked of it.</param>
[Matcher("content-encoding", Summary = "Content-Encoding is a list of codings, and that list is snappy")]
public sealed record EncodingHeader(EncodingDemand Demand) : IRequestMatcher
{
    private const string Name = "Content-Encoding";

    private string Rule => Demand == EncodingDemand.Syntax ? "Content-Encoding is a list of content codings" : "Content-Encoding is snappy";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        var values = exchange.RequestValues(Name).ToList();
        if (values.Count == 0)
            return null;
        var codings = values.SelectMany(v => v.Split(',')).Select(c => c.Trim(' ', '\t')).ToList();
        return Demand == EncodingDemand.Syntax ? Syntax(exchange, codings) : Snappy(exchange, codings);
    }

    private Finding Syntax(Exchange exchange, List<string> codings)
    {
        var bad = codings.Find(c => c.Length > 0 && !c.All(HttpToken.IsTokenCharacter));
        if (bad is not null)
            return Marking.Header(Rule, $"{Marking.Shown(bad)} is no token", exchange, Name);
        return codings.TrueForAll(c => c.Length == 0)
            ? Marking.Header(Rule, "it names no coding", exchange, Name)
            : Finding.Satisfied(Rule, string.Join(", ", codings), exchange.Index);
    }

    private Finding Snappy(Exchange exchange, List<string> codings)
    {
        codings.RemoveAll(c => c.Length == 0);
        return codings is [var only] && only.Equals("snappy", StringComparison.OrdinalIgnoreCase)
            ? Finding.Satisfied(Rule, only, exchange.Index)
            : Marking.Header(Rule, $"it is {Marking.Shown(string.Join(", ", codings))}", exchange, Name);
    }
}
