using System.Reflection;
using System.Runtime.CompilerServices;
using Compliance.Judging.Receiver;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;

namespace Compliance.Judging.Binding;

/// <summary>All matchers by role and name: the types marked with <see cref="MatcherAttribute"/>.</summary>
public sealed class MatcherCatalogue
{
    private static readonly Type[] Interfaces =
    [
        typeof(IReceiverMatcher),
        typeof(IRequestMatcher),
        typeof(ILaneMatcher),
        typeof(IEventMatcher),
    ];
    private readonly Dictionary<(Role Role, string Name), MatcherType> matchers = [];

    // Matchers are immutable: one serves everybody who asks with the same specification.
    private readonly ConditionalWeakTable<MatcherSpec, object> bound = [];

    /// <summary>A catalogue of the matchers among these types.</summary>
    /// <exception cref="InvalidOperationException">Two have the same name in one role, or a marked type is no matcher: a bug of ours.</exception>
    public MatcherCatalogue(IEnumerable<Type> types)
    {
        foreach (var type in types)
        {
            if (type.GetCustomAttribute<MatcherAttribute>() is { } attribute)
                Add(type, attribute);
        }
    }

    /// <summary>The matchers of this assembly.</summary>
    public static MatcherCatalogue Standard { get; } = new(typeof(MatcherCatalogue).Assembly.GetTypes());

    /// <summary>Every matcher, receivers' first, by name.</summary>
    public IEnumerable<MatcherDescription> All =>
        matchers.Values.Select(m => m.Description).OrderByDescending(d => d.Role).ThenBy(d => d.Name, StringComparer.Ordinal);

    /// <summary>The receiver matcher that a check names.</summary>
    /// <exception cref="CaseFileException">There is no such matcher, or its parameters are wrong.</exception>
    public IReceiverMatcher BindReceiver(MatcherSpec spec) => (IReceiverMatcher)bound.GetValue(spec, s => Find(Role.Receiver, s).Create(s));

    /// <summary>
    /// The sender matcher that a check names: an <see cref="IRequestMatcher"/> or <see cref="ILaneMatcher"/> for <c>always</c>,
    /// an <see cref="IEventMatcher"/> for <c>eventually</c> and <c>never</c>.
    /// </summary>
    /// <exception cref="CaseFileException">There is no such matcher, its parameters are wrong, or it does not go with the temporal word.</exception>
    public object BindSender(CheckScript check)
    {
        var spec = check.Matcher;
        var type = Find(Role.Sender, spec);
        var word = check.Temporal.ToString().ToLowerInvariant();
        if (!type.Description.Temporal.Split(", ").Contains(word))
            throw new CaseFileException(spec.At, $"{spec.Name} does not go with {word}: it is for {type.Description.Temporal}");
        return bound.GetValue(spec, type.Create);
    }

    private void Add(Type type, MatcherAttribute attribute)
    {
        if (!Interfaces.Any(i => i.IsAssignableFrom(type)))
            throw new InvalidOperationException($"{type} is marked as matcher {attribute.Name} but implements no matcher interface");
        var matcher = new MatcherType(type, attribute);
        if (!matchers.TryAdd((matcher.Role, matcher.Name), matcher))
            throw new InvalidOperationException($"two {matcher.Role} matchers are called {matcher.Name}");
    }

    private MatcherType Find(Role role, MatcherSpec spec)
    {
        if (matchers.GetValueOrDefault((role, spec.Name)) is { } found)
            return found;
        var names = matchers.Keys.Where(k => k.Role == role).Select(k => k.Name).Order(StringComparer.Ordinal).ToList();
        throw new CaseFileException(
            spec.At,
            $"there is no {role.ToString().ToLowerInvariant()} matcher {spec.Name}; there are {string.Join(", ", names)}{NearestName.Hint(spec.Name, names)}"
        );
    }
}
