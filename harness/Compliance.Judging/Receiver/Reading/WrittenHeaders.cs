using System.Collections.Immutable;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Receiver.Reading;

/// <summary>The three Written headers of an answer.</summary>
/// <param name="Samples">Float samples.</param>
/// <param name="Histograms">Histogram samples.</param>
/// <param name="Exemplars">Exemplars.</param>
internal sealed record WrittenHeaders(WrittenHeader Samples, WrittenHeader Histograms, WrittenHeader Exemplars)
{
    /// <summary>In the order of the specification.</summary>
    public ImmutableArray<WrittenHeader> All => [Samples, Histograms, Exemplars];

    /// <summary>Whether none of them is there.</summary>
    public bool Absent => All.All(h => h.Values.IsEmpty);

    /// <summary>Reads them from an answer; header names are compared without letter case.</summary>
    public static WrittenHeaders Of(Exchange exchange) =>
        new(Read(exchange, "Samples"), Read(exchange, "Histograms"), Read(exchange, "Exemplars"));

    /// <summary>As text, such as <c>samples 2, histograms 0, exemplars missing</c>.</summary>
    public string Said() => $"samples {Said(Samples)}, histograms {Said(Histograms)}, exemplars {Said(Exemplars)}";

    private static string Said(WrittenHeader header) => header.Values.IsEmpty ? "missing" : string.Join(" | ", header.Values);

    private static WrittenHeader Read(Exchange exchange, string category)
    {
        var name = $"X-Prometheus-Remote-Write-{category}-Written";
        return new WrittenHeader(name, [.. exchange.ResponseValues(name)]);
    }
}
