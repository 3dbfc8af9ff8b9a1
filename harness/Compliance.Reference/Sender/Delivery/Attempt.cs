using Compliance.Model.Metrics;

namespace Compliance.Reference.Sender.Delivery;

/// <summary>One attempt to send a batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Number">Number of the attempt, from 1.</param>
/// <param name="Message">Message it is sent as.</param>
internal sealed record Attempt(Batch Batch, int Number, MessageKind Message);
