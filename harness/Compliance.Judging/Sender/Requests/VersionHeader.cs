using System.Text.RegularExpressions;
using Compliance.Judging.Sender.Facts;
using Compliance.Model.Evidence;
using Compliance.Model.Metrics;

namespace Compliance.Judging.Sender.Requests;

/// <summary>The version header agrees with the message ("X-Prometheus-Remote-Write-Version").</summary>
/// <remarks>
/// 1.0: exactly <c>0.1.0</c>. 2.0: a version of 2, with or without patch number and pre-release, since the specification speaks of
/// "major and minor version" and shows <c>2.0.0</c> as an example.
/// </remarks>
/// <param name="Of">Requests with this message are judged.</param>
[Matcher("version-header", Summary = "The version header agrees with the message")]
public sealed partial record VersionHeader(MessageKind Of) : IRequestMatcher
{
    private const string Name = "X-Prometheus-Remote-Write-Version";

    private string Rule => Of == MessageKind.V1 ? $"{Name} is 0.1.0" : $"{Name} is a version of 2, such as 2.0.0";

    /// <inheritdoc/>
    public Finding? Judge(Exchange exchange, LaneTranscript lane)
    {
        if (RequestFacts.Of(exchange).Message != Of)
            return null;
        var values = exchange.RequestValues(Name).ToList();
        return values switch
        {
            [] => Finding.Violated(Rule, "it is missing", exchange.Index),
            [var only] when Fits(only) => Finding.Satisfied(Rule, only, exchange.Index),
            [var only] => Marking.Header(Rule, $"it is {Marking.Shown(only)}", exchange, Name),
            _ => Marking.Header(Rule, $"there are {values.Count} of them", exchange, Name),
        };
    }

    private bool Fits(string value) => Of == MessageKind.V1 ? value == "0.1.0" : VersionTwo().IsMatch(value);

    [GeneratedRegex(@"^2\.[0-9]{1,9}(\.[0-9]{1,9})?(-[0-9A-Za-z.-]{1,30})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex VersionTwo();
}
