using System.Runtime.CompilerServices;
using Compliance.Cases;
using Compliance.Judging.Receiver;
using Compliance.Model;

namespace Compliance.Cli.Run;

/// <summary>The ids of all checks of both roles, which known failures may name.</summary>
internal static class AllChecks
{
    // Every case is expanded for it, as costly as a run of the reference: once for a library.
    private static readonly ConditionalWeakTable<CaseLibrary, HashSet<string>> Known = [];

    /// <summary>Ids under the library's version of the specification.</summary>
    public static IReadOnlyCollection<string> Of(CaseLibrary library) => Known.GetValue(library, Ids);

    private static HashSet<string> Ids(CaseLibrary library)
    {
        var receivers = library.Cases.Where(c => c.Role == Role.Receiver).Select(c => library.Receiver(c, ExpansionContext.Dummy));
        var senders = library.Cases.Where(c => c.Role == Role.Sender);
        return
        [
            .. ReceiverPlan.Of(receivers, library.Ledger).Select(p => p.Id),
            .. senders.SelectMany(c => c.Head.Checks.Select(check => $"{c.Id}#{check.Name}")),
        ];
    }
}
