using System.Collections.Immutable;

namespace Compliance.Cases.Reading;

/// <summary>A closed list of words, whatever they mean.</summary>
internal interface IChoice
{
    string Name { get; }

    ImmutableArray<string> Words { get; }
}
