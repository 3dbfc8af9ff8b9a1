using System.Collections.Immutable;
using System.Reflection;
using Compliance.Judging.Receiver;
using Compliance.Judging.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Binding;

/// <summary>A matcher type with its constructor: makes instances from what a case says.</summary>
internal sealed class MatcherType
{
    private readonly ConstructorInfo constructor;
    private readonly ImmutableArray<ParameterInfo> parameters;
    private readonly ImmutableArray<ParameterDescription> described;

    public MatcherType(Type type, MatcherAttribute attribute)
    {
        Type = type;
        Name = attribute.Name;
        constructor = type.GetConstructors().Where(c => !IsCopy(c, type)).OrderByDescending(c => c.GetParameters().Length).First();
        parameters = [.. constructor.GetParameters()];
        described = [.. parameters.Select(Describe)];
        Description = new MatcherDescription(Name, Role, Words(type), described, attribute.Summary);
    }

    public Type Type { get; }

    public string Name { get; }

    public Role Role => typeof(IReceiverMatcher).IsAssignableFrom(Type) ? Role.Receiver : Role.Sender;

    public MatcherDescription Description { get; }

    /// <summary>An instance with the parameters that the case gives.</summary>
    /// <exception cref="CaseFileException">A parameter is unknown, missing or of the wrong type, or they do not go together.</exception>
    public object Create(MatcherSpec spec)
    {
        RefuseUnknown(spec);
        var values = parameters.Select((parameter, i) => Value(spec, parameter, i)).ToArray();
        try
        {
            return constructor.Invoke(values);
        }
        catch (TargetInvocationException e) when (e.InnerException is ArgumentException wrong)
        {
            throw new CaseFileException(spec.At, $"{Name}: {wrong.Message}");
        }
    }

    private static bool IsCopy(ConstructorInfo constructor, Type type) =>
        constructor.GetParameters() is [var only] && only.ParameterType == type;

    private static string Words(Type type)
    {
        List<string> words = [];
        if (typeof(IRequestMatcher).IsAssignableFrom(type) || typeof(ILaneMatcher).IsAssignableFrom(type))
            words.Add("always");
        if (typeof(IEventMatcher).IsAssignableFrom(type))
            words.AddRange(["eventually", "never"]);
        return string.Join(", ", words);
    }

    private static ParameterDescription Describe(ParameterInfo parameter) =>
        new(KebabCase.Of(parameter.Name!), ParameterReader.Kind(parameter.ParameterType), !IsOptional(parameter));

    private static bool IsOptional(ParameterInfo parameter) =>
        parameter.HasDefaultValue
        || Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;

    private object? Value(MatcherSpec spec, ParameterInfo parameter, int index)
    {
        var name = described[index].Name;
        var node = index == 0 && Main(spec) is { } main ? main : spec.Parameters.Find(name);
        if (node is not null)
            return ParameterReader.Read(parameter.ParameterType, node, index == 0 && spec.Main is not null ? Name : name);
        return described[index].Required
            ? throw new CaseFileException(spec.At, $"{Name} needs {name} ({described[index].Kind})")
            : Default(parameter);
    }

    private static object? Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.HasDefaultValue && parameter.DefaultValue is { } value)
            return type.IsEnum ? Enum.ToObject(type, value) : value;
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return null;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? type.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null)
            : Activator.CreateInstance(type);
    }

    /// <summary>The main value; <c>name: true</c> and <c>name:</c> name a matcher without parameters.</summary>
    private Node? Main(MatcherSpec spec) =>
        spec.Main switch
        {
            ScalarNode { IsNull: true } => null,
            ScalarNode { Text: "true", Quoted: false } when parameters.IsEmpty => null,
            { } main when parameters.IsEmpty => throw main.Error($"{Name} takes no value: write {Name}: true"),
            var main => main,
        };

    private void RefuseUnknown(MatcherSpec spec)
    {
        if (parameters.IsEmpty)
            _ = Main(spec);
        foreach (var entry in spec.Parameters.Entries)
        {
            var names = described.Select(p => p.Name).ToList();
            if (!names.Contains(entry.Key))
                throw new CaseFileException(
                    entry.KeyAt,
                    $"{Name} has no parameter {entry.Key}: {Allowed(names)}{NearestName.Hint(entry.Key, names)}"
                );
            if (entry.Key == names[0] && Main(spec) is not null)
                throw new CaseFileException(entry.KeyAt, $"{Name} is given {entry.Key} twice: as its value and by name");
        }
    }

    private static string Allowed(List<string> names) => names.Count == 0 ? "it takes none" : "it takes " + string.Join(", ", names);
}
