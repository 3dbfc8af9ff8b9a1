using System.Collections.Immutable;
using System.Net;
using Compliance.Model.Responses;

namespace Compliance.Cli.Verbs;

/// <summary>The options of <c>serve</c>.</summary>
/// <param name="Page">Serves a page; otherwise only a receiver.</param>
/// <param name="Fixture">Fixture of the page.</param>
/// <param name="Listen">Address to listen on.</param>
/// <param name="Port">Port; 0 takes a free one.</param>
/// <param name="Respond">Rules of the answers; what none of them takes is answered 204.</param>
internal sealed record ServeOptions(bool Page, string Fixture, IPAddress Listen, int Port, ImmutableArray<ResponseScript> Respond);
