using System.Collections.Immutable;
using Compliance.Cli.Selftest;
using Compliance.Judging.Binding;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Cli.Run;

/// <summary>Descriptors of the implementations inside the suite: <c>builtin:reference</c>, <c>builtin:mutant/NAME</c>, <c>builtin:variant/NAME</c>, <c>builtin:null/NAME</c>.</summary>
internal static class BuiltinTargets
{
    private static readonly ImmutableArray<string> Everything =
    [
        "message.v1",
        "message.v2",
        "native-histograms",
        "custom-buckets",
        "exemplars",
        "metadata",
        "start-timestamp",
        "stale-markers",
        "fallback-to-v1",
        "read.promql",
        "read.exemplars",
        "read.metadata",
        "custom-headers",
        "scrapes",
        "service-discovery",
    ];

    /// <summary>The descriptor of a name.</summary>
    /// <exception cref="UsageException">There is no such implementation.</exception>
    public static TargetDescriptor Find(string name)
    {
        var roles = Roles(name[TargetReference.BuiltinPrefix.Length..]);
        return roles.IsEmpty
            ? throw new UsageException($"there is no {name}; `list targets` shows the built-in ones{Hint(name)}")
            : Describe(name, roles);
    }

    /// <summary>The descriptor of a built-in implementation in these roles.</summary>
    /// <param name="name">Its name with the prefix.</param>
    /// <param name="roles">Its roles.</param>
    /// <param name="lacks">Capabilities that it does not have.</param>
    public static TargetDescriptor Describe(string name, ImmutableArray<Role> roles, ImmutableArray<string> lacks = default) =>
        new()
        {
            Name = name,
            Title = Title(name),
            Roles = roles,
            Versions = [SuiteVersion.Text],
            Launch = new LaunchOptions(null, null, false, name[TargetReference.BuiltinPrefix.Length..]),
            Sender = new SenderSetup(ImmutableDictionary<string, string>.Empty, 64, true, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)),
            Receiver = new ReceiverSetup(
                "",
                ImmutableDictionary<string, string>.Empty.Add("promql", ""),
                ImmutableDictionary<string, string>.Empty,
                [],
                ImmutableDictionary<string, string>.Empty,
                TimeSpan.FromMilliseconds(100)
            ),
            Capabilities = Everything
                .Select(c => KeyValuePair.Create(c, lacks.IsDefault || !lacks.Contains(c) ? Capability.Yes : Capability.No))
                .ToImmutableDictionary(StringComparer.Ordinal),
        };

    private static string Hint(string name) =>
        NearestName.Hint(name[TargetReference.BuiltinPrefix.Length..], Names(Role.Receiver).Union(Names(Role.Sender)));

    private static string Title(string name) =>
        name == $"{TargetReference.BuiltinPrefix}reference" ? "Reference implementation" : name[TargetReference.BuiltinPrefix.Length..];

    private static ImmutableArray<Role> Roles(string name) =>
        name == "reference"
            ? [Role.Sender, Role.Receiver]
            : [.. new[] { Role.Sender, Role.Receiver }.Where(role => Names(role).Contains(name))];

    /// <summary>The names of one role, such as <c>mutant/no-retry</c>.</summary>
    public static IEnumerable<string> Names(Role role) => Subjects.Of(role).Select(s => s.Name);
}
