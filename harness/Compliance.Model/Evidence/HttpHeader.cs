namespace Compliance.Model.Evidence;

/// <summary>A header line as it was seen on the wire.</summary>
/// <param name="Name">Name as it was sent, letter case kept.</param>
/// <param name="Value">Value without the white space around it.</param>
public sealed record HttpHeader(string Name, string Value);
