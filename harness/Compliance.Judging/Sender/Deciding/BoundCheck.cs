using Compliance.Model.Cases;

namespace Compliance.Judging.Sender.Deciding;

/// <summary>A check with its matcher.</summary>
/// <param name="Check">The check.</param>
/// <param name="Matcher">An <see cref="IRequestMatcher"/>, <see cref="ILaneMatcher"/> or <see cref="IEventMatcher"/>.</param>
internal readonly record struct BoundCheck(CheckScript Check, object Matcher);
