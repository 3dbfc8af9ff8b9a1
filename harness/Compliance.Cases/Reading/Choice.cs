using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Compliance.Cases.Reading;

/// <summary>A closed list of words and what they mean. A test keeps the JSON schemas equal to these.</summary>
/// <param name="name">Name of the definition in the JSON schema.</param>
/// <param name="meanings">Words in the order of the documentation.</param>
internal sealed class Choice<T>(string name, params (string Word, T Value)[] meanings) : IChoice
{
    public string Name => name;

    public ImmutableArray<string> Words => [.. meanings.Select(m => m.Word)];

    public bool TryFind(string word, [MaybeNullWhen(false)] out T value)
    {
        foreach (var meaning in meanings)
        {
            if (meaning.Word != word)
                continue;
            value = meaning.Value;
            return true;
        }
        value = default;
        return false;
    }
}
