namespace Compliance.Judging;

/// <summary>Names a matcher for case files. The parameters are those of the record's constructor, in kebab-case; the first is the main one.</summary>
/// <param name="name">Kebab-case name, unique per role.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MatcherAttribute(string name) : Attribute
{
    /// <summary>The name in case files.</summary>
    public string Name { get; } = name;

    /// <summary>When it is satisfied, one phrase for <c>list matchers</c>; may be empty.</summary>
    public string Summary { get; init; } = "";
}
