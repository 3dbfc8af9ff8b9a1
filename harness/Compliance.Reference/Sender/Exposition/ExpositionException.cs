namespace Compliance.Reference.Sender.Exposition;

/// <summary>A page cannot be read: the scrape has failed.</summary>
/// <param name="message">What is wrong with the page.</param>
public sealed class ExpositionException(string message) : Exception(message);
