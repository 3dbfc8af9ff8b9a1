using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Compliance.Model;
using Compliance.Model.Nodes;

namespace Compliance.Judging.Binding;

/// <summary>Turns a node of a case file into the value of a constructor parameter. A closed list of types; anything else has a static <c>Parse(Node)</c>.</summary>
internal static class ParameterReader
{
    /// <summary>The value as the parameter's type.</summary>
    /// <exception cref="CaseFileException">The node can't be read as this type; says what is allowed.</exception>
    public static object? Read(Type type, Node node, string name)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return node is ScalarNode { IsNull: true } ? null : Read(inner, node, name);
        if (typeof(Node).IsAssignableFrom(type))
            return type.IsInstanceOfType(node) ? node : throw Wrong(type, node, name);
        if (ParseMethod(type) is { } parse)
            return Invoke(parse, node);
        return IsList(type) ? ReadList(type, node, name) : ReadScalar(type, node, name);
    }

    /// <summary>What a parameter of this type holds, for people.</summary>
    public static string Kind(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsList(type))
            return $"list of {Kind(type.GetGenericArguments()[0])}";
        if (type.IsEnum && ParseMethod(type) is null)
            return "one of " + string.Join(", ", EnumNames(type));
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => "text",
            TypeCode.Int32 or TypeCode.Int64 => "whole number",
            TypeCode.Double => "number",
            TypeCode.Boolean => "true or false",
            _ => type == typeof(TimeSpan) ? "duration such as 500ms or -5s" : KebabCase.Of(type.Name).Replace('-', ' '),
        };
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static MethodInfo? ParseMethod(Type type) =>
        type.GetMethod("Parse", BindingFlags.Public | BindingFlags.Static, [typeof(Node)]) is { } parse && parse.ReturnType == type
            ? parse
            : null;

    private static object? Invoke(MethodInfo parse, Node node)
    {
        try
        {
            return parse.Invoke(null, [node]);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
    }

    private static object ReadList(Type type, Node node, string name)
    {
        var item = type.GetGenericArguments()[0];
        var nodes = node is ListNode list ? list.Items : [node];
        var array = Array.CreateInstance(item, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
            array.SetValue(Read(item, nodes[i], name), i);
        var create = typeof(ImmutableArray).GetMethods().Single(IsCreateFromArray).MakeGenericMethod(item);
        return create.Invoke(null, [array])!;
    }

    private static bool IsCreateFromArray(MethodInfo method) =>
        method.Name == nameof(ImmutableArray.Create)
        && method.GetParameters() is [{ ParameterType.IsArray: true } only]
        && only.GetCustomAttribute<ParamArrayAttribute>() is not null;

    private static object ReadScalar(Type type, Node node, string name)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
            throw Wrong(type, node, name);
        if (type.IsEnum)
            return ReadEnum(type, scalar, name);
        object? value = Type.GetTypeCode(type) switch
        {
            TypeCode.String => scalar.Text,
            TypeCode.Int32 => int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            TypeCode.Int64 => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null,
            TypeCode.Double => FloatText.Parse(scalar.Text),
            TypeCode.Boolean => scalar.Text switch
            {
                "true" => true,
                "false" => false,
                _ => null,
            },
            _ when type == typeof(TimeSpan) => DurationText.Parse(scalar.Text),
            _ => throw new NotSupportedException($"a matcher has a parameter of type {type}, which case files can't fill"),
        };
        return value ?? throw Wrong(type, node, name);
    }

    private static object ReadEnum(Type type, ScalarNode scalar, string name)
    {
        foreach (var value in Enum.GetValues(type))
        {
            var spelled = KebabCase.Of(value.ToString()!);
            if (scalar.Text == spelled || scalar.Text == spelled.Replace("-", "", StringComparison.Ordinal))
                return value;
        }
        throw scalar.Error($"{name} is {scalar.Text}, but must be {Kind(type)}{NearestName.Hint(scalar.Text, EnumNames(type))}");
    }

    private static IEnumerable<string> EnumNames(Type type) => Enum.GetNames(type).Select(KebabCase.Of);

    private static CaseFileException Wrong(Type type, Node node, string name) =>
        node.Error($"{name} is {Shown(node)}, but must be {Kind(type)}");

    private static string Shown(Node node) =>
        node switch
        {
            ScalarNode { IsNull: true } => "nothing",
            ScalarNode scalar => $"\"{scalar.Text}\"",
            ListNode => "a list",
            _ => "a mapping",
        };
}
