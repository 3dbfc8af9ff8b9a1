namespace Compliance.Model.Requests;

/// <summary>One header line of a request, written byte for byte as given (Latin-1).</summary>
/// <param name="Name">Name in exactly this spelling.</param>
/// <param name="Value">Value, with its white space; no CR, LF or NUL.</param>
public sealed record HeaderLine(string Name, string Value);
