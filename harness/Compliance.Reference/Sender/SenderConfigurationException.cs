namespace Compliance.Reference.Sender;

/// <summary>The user configured something that a sender must not do, such as a reserved header.</summary>
/// <param name="message">What is wrong, and where.</param>
public sealed class SenderConfigurationException(string message) : Exception(message);
