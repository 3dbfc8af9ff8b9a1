using System.Collections.Immutable;
using Compliance.Cases.Receiver;
using Compliance.Cases.Sender;
using Compliance.Cases.Specification;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Ledger;
using Compliance.Model.Targets;

namespace Compliance.Cases;

/// <summary>Everything below <c>cases/</c> for one version of the specification. Immutable; its methods can run in parallel.</summary>
public sealed class CaseLibrary
{
    /// <summary>Path of the ledger below <c>cases/</c>.</summary>
    public const string LedgerPath = "requirements.yaml";

    /// <summary>Path of the list of capabilities below <c>cases/</c>.</summary>
    public const string CapabilitiesPath = "capabilities.yaml";

    private readonly ReceiverExpander receivers;
    private readonly SenderExpander senders;

    private CaseLibrary(ICaseFiles files, CaseContext context)
    {
        var fixtures = Fixtures.Load(files);
        receivers = new ReceiverExpander(fixtures);
        senders = new SenderExpander(fixtures);
        Ledger = LedgerLoader.Select(context.Requirements, context.Spec);
        Requirements = context.Requirements;
        Capabilities = context.Capabilities;
        Digest = CasesDigest.Of(files);
        var reader = new CaseFileReader(context);
        ImmutableArray<CaseFile> all =
        [
            .. files.Paths().Where(IsCase).Order(StringComparer.Ordinal).SelectMany(p => reader.Read(files.Prefix, p, files.Read(p))),
        ];
        Cases = Holding(AfterRules.Check(Resolved(all)), context.Spec);
    }

    /// <summary>The requirements of this version of the specification.</summary>
    public RequirementLedger Ledger { get; }

    /// <summary>The requirements of all versions.</summary>
    public ImmutableArray<Requirement> Requirements { get; }

    /// <summary>The closed list of capabilities.</summary>
    public ImmutableArray<CapabilityEntry> Capabilities { get; }

    /// <summary>Cases of this version of the specification that have a check under it, by path, those of an <c>each</c> in its order.</summary>
    public ImmutableArray<CaseFile> Cases { get; }

    /// <summary>See <see cref="CasesDigest"/>.</summary>
    public string Digest { get; }

    /// <summary>Reads all files.</summary>
    /// <param name="files">The files below <c>cases/</c>.</param>
    /// <param name="spec">One of <see cref="SpecVersions.Order"/>.</param>
    /// <exception cref="CaseFileException">The first mistake; what only shows when a case is expanded is found by <see cref="CaseLint"/>.</exception>
    /// <exception cref="UsageException">The version is unknown.</exception>
    public static CaseLibrary Load(ICaseFiles files, string spec) => new(files, Context(files, SpecVersions.Check(spec)));

    /// <summary>Resolves templates, times and fixtures of a receiver case.</summary>
    /// <exception cref="CaseFileException">The case is wrong.</exception>
    public ReceiverCase Receiver(CaseFile @case, ExpansionContext context) => receivers.Expand(Of(@case, Role.Receiver), context);

    /// <summary>Resolves templates, times and fixtures of a sender case.</summary>
    /// <exception cref="CaseFileException">The case is wrong.</exception>
    public SenderCase Sender(CaseFile @case, ExpansionContext context) => senders.Expand(Of(@case, Role.Sender), context);

    /// <summary>Cases that hold under a version; what comes after one that does not is free of it.</summary>
    private static ImmutableArray<CaseFile> Holding(IEnumerable<CaseFile> cases, string spec)
    {
        var held = cases.Where(c => c.Head.Checks.Length > 0 && SpecVersions.Holds(spec, c.Head.Since, c.Head.Until)).ToArray();
        var ids = held.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. held.Select(c => c with { Head = c.Head with { After = [.. c.Head.After.Where(ids.Contains)] } })];
    }

    /// <summary>The ledger and the capabilities.</summary>
    internal static CaseContext Context(ICaseFiles files, string spec) =>
        new(
            spec,
            LedgerLoader.LoadAll(files.Prefix + LedgerPath, Required(files, LedgerPath)),
            CapabilityLoader.Load(files.Prefix + CapabilitiesPath, Required(files, CapabilitiesPath))
        );

    /// <summary>Whether a path must be a case; whatever is neither a list nor a fixture must.</summary>
    internal static bool IsCase(string path) =>
        path is not (LedgerPath or CapabilitiesPath or SpecIndexLoader.Path)
        && !Fixtures.IsFixture(path)
        && (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal));

    /// <summary>The cases with <c>after</c> naming instances: the id without a value of <c>each</c> stands for all of them.</summary>
    internal static ImmutableArray<CaseFile> Resolved(ImmutableArray<CaseFile> cases)
    {
        var byBase = cases.ToLookup(c => c.BaseId, StringComparer.Ordinal);
        var byId = cases.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return
        [
            .. cases.Select(c => c with { Head = c.Head with { After = [.. c.Head.After.SelectMany(a => After(c, a, byBase, byId))] } }),
        ];
    }

    private static IEnumerable<string> After(CaseFile @case, string id, ILookup<string, CaseFile> byBase, Dictionary<string, CaseFile> byId)
    {
        var found = byId.TryGetValue(id, out var one) ? [one] : byBase[id].ToArray();
        if (found.Length == 0 || found.Any(f => f.Role != @case.Role))
            throw new CaseFileException(
                @case.Head.At,
                $"after names '{id}', which is no case of this role; {Reading.Nearest.Clause(id, byBase.Select(b => b.Key).Where(k => k != @case.BaseId))}"
            );
        return found.Select(f => f.Id);
    }

    private static string Required(ICaseFiles files, string path) =>
        files.Paths().Contains(path)
            ? files.Read(path)
            : throw new CaseFileException(new SourceLocation(files.Prefix + path, 1), "the file is missing");

    private static CaseFile Of(CaseFile @case, Role role) =>
        @case.Role == role ? @case : throw new ArgumentException($"{@case.Id} is no {role} case", nameof(@case));
}
