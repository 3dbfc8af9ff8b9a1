using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>How a receiver is reached.</summary>
/// <param name="Write">URL (template) that takes remote-write requests.</param>
/// <param name="Read">Read-back adapters: kind (such as <c>promql</c>) to base URL (template).</param>
/// <param name="Headers">Headers of every request, such as a tenant; <c>${NAME}</c> takes a secret from the environment.</param>
/// <param name="Ignore">Label names that the target adds, ignored on read-back.</param>
/// <param name="Config">Files to write into the run's folder: file name to template file of the target's folder.</param>
/// <param name="Settle">Time that written data may take to become readable. Default 2 s.</param>
public sealed record ReceiverSetup(
    string Write,
    ImmutableDictionary<string, string> Read,
    ImmutableDictionary<string, string> Headers,
    ImmutableArray<string> Ignore,
    ImmutableDictionary<string, string> Config,
    TimeSpan Settle
);
