using System.Collections.Immutable;

namespace Compliance.Reporting.JUnit;

/// <summary>One <c>testsuite</c>.</summary>
internal sealed record TestSuite(string Topic, ImmutableArray<Test> Tests);
