using System.Globalization;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Receiver.Matchers;

/// <summary>Which histogram samples must be found.</summary>
/// <param name="Count">How many; null: those that were sent, bucket for bucket.</param>
public sealed record HistogramsWanted(int? Count)
{
    /// <summary>Reads a number or <c>sent</c>.</summary>
    /// <exception cref="CaseFileException">It is neither.</exception>
    public static HistogramsWanted Parse(Node node)
    {
        var text = (node as ScalarNode)?.Text ?? "";
        if (text == "sent")
            return new HistogramsWanted((int?)null);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new HistogramsWanted(count)
            : throw node.Error("histograms is a number or sent");
    }
}
