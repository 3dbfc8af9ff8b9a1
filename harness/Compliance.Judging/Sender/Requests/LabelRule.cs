using Compliance.Judging.Sender.Facts;
using Compliance.Model.Decoding;
using Compliance.Model.Evidence;

namespace Compliance.Judging.Sender.Requests;

/// <summary>A rule for the labels of a series. Senders repeat their series, so what is known to keep it is not looked at again (<see cref="Deciding.KeptLabels"/>).</summary>
public abstract record LabelRule : SeriesRule
{
    /// <summary>
    /// Whether a series of these labels keeps the rule, whatever else stands in its request and on its page. False says nothing: then the rule looks at the
    /// series in its request.
    /// </summary>
    public abstract bool Keeps(LabelSet set);

    /// <summary>What the rule says of a request all of whose series keep it.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="series">How many series it holds, at least one.</param>
    public Finding Kept(Exchange exchange, int series) => AllRight(exchange, series);
}
