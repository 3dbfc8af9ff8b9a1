using Compliance.Model.Metrics;

namespace Compliance.Cli.Inspect;

/// <summary>The options of <c>inspect</c>.</summary>
/// <param name="File">A body, an evidence file, or <c>RESULTS#NUMBER</c>.</param>
/// <param name="Message">The schema to read it with; null: the one that its bytes are.</param>
/// <param name="Compressed">Whether it is compressed; null: as it looks.</param>
/// <param name="All">Without bounds on what is listed.</param>
internal sealed record InspectOptions(string File, MessageKind? Message, bool? Compressed, bool All);
