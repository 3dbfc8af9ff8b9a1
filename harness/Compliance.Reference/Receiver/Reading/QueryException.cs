namespace Compliance.Reference.Receiver.Reading;

/// <summary>A query that cannot be understood: the reader of the API is at fault, and gets a 400.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class QueryException(string message) : Exception(message);
