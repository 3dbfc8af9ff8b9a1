using System.Collections.Concurrent;
using Compliance.Model.Cases;

namespace Compliance.Cases;

/// <summary>The cases of a library, expanded for one context: each once, however many runs ask for it. Safe for threads.</summary>
/// <param name="library">The library.</param>
/// <param name="context">What the cases are expanded with.</param>
public sealed class Expansion(CaseLibrary library, ExpansionContext context)
{
    private readonly ConcurrentDictionary<CaseFile, ReceiverCase> receivers = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<CaseFile, SenderCase> senders = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the cases are expanded with.</summary>
    public ExpansionContext Context => context;

    /// <inheritdoc cref="CaseLibrary.Receiver"/>
    public ReceiverCase Receiver(CaseFile @case) => receivers.GetOrAdd(@case, c => library.Receiver(c, context));

    /// <inheritdoc cref="CaseLibrary.Sender"/>
    public SenderCase Sender(CaseFile @case) => senders.GetOrAdd(@case, c => library.Sender(c, context));
}
