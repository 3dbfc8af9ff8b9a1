using Compliance.Cases;

namespace Compliance.Cli.Selftest;

/// <summary>
/// Hundreds of implementations are judged with the same cases, each in a place of its own: those that begin at about the same time share what the cases are
/// expanded to. Safe for threads.
/// </summary>
internal sealed class SharedExpansions(TimeProvider time)
{
    /// <summary>The present of the cases is never older than this: some implementations treat what lies a second ahead in another way.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromSeconds(3);

    private readonly Dictionary<CaseLibrary, (Expansion Expansion, long MadeAt)> latest = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    /// <summary>What a run that begins now uses.</summary>
    /// <param name="library">Its cases.</param>
    public Expansion Of(CaseLibrary library)
    {
        lock (gate)
        {
            if (latest.TryGetValue(library, out var known) && time.GetElapsedTime(known.MadeAt) < Oldest)
                return known.Expansion;
            var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
            var made = new Expansion(library, new ExpansionContext(FormattableString.Invariant($"s{nowMs:x}"), nowMs));
            latest[library] = (made, time.GetTimestamp());
            return made;
        }
    }
}
