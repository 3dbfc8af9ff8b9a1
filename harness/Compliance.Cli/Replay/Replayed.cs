using System.Collections.Immutable;
using Compliance.Model.Results;

namespace Compliance.Cli.Replay;

/// <summary>Stored evidence judged again.</summary>
/// <param name="Results">The new results, with the same evidence.</param>
/// <param name="Notes">What could not be judged as it was, a sentence each.</param>
internal sealed record Replayed(RunResults Results, ImmutableArray<string> Notes);
