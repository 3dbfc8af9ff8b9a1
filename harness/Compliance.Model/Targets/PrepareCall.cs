using System.Collections.Immutable;

namespace Compliance.Model.Targets;

/// <summary>An HTTP call that makes a ready target usable, such as one that creates a database. Values may hold templates.</summary>
/// <param name="Method">Method, such as POST.</param>
/// <param name="Url">URL.</param>
/// <param name="Headers">Headers; <c>${NAME}</c> takes a secret from the environment.</param>
/// <param name="Body">Body; empty: none.</param>
/// <param name="Within">It is repeated until it is answered 2xx, at most this long.</param>
public sealed record PrepareCall(string Method, string Url, ImmutableDictionary<string, string> Headers, string Body, TimeSpan Within);
