using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Exposition;

/// <summary>What a page says of a metric family.</summary>
/// <param name="Name">Name as it stands in the page's comments.</param>
/// <param name="Type">Type.</param>
/// <param name="Help">Help text, or empty.</param>
/// <param name="Unit">Unit, or empty.</param>
public sealed record ScrapedFamily(string Name, MetricType Type, string Help = "", string Unit = "");
