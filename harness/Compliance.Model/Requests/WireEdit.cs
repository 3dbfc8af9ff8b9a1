namespace Compliance.Model.Requests;

/// <summary>One edit of the serialized message, applied after encoding.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Path">
/// Where: field names of the schema with indices, such as <c>timeseries[0].labels_refs[1]</c>; empty for the whole message.
/// </param>
/// <param name="Value">For Set: a number, or text for strings. For Append: hexadecimal bytes. For Truncate: a count.</param>
public sealed record WireEdit(WireEditKind Kind, string Path = "", string Value = "");
