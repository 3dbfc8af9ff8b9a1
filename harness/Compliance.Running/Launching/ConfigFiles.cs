using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Writes the configuration files of a target into the folder of an instance.</summary>
internal static class ConfigFiles
{
    /// <summary>The templates of the role: file name in the instance's folder to text of the template.</summary>
    /// <exception cref="CaseFileException">A template is missing, or a path leaves its folder.</exception>
    public static ImmutableDictionary<string, string> Read(LaunchRequest request) =>
        Of(request).ToImmutableDictionary(c => Inside(request.Folder, c.Key, request.Target), c => Template(request.Target, c.Value));

    /// <summary>Writes them filled in, readable for other users: a container runs as one.</summary>
    public static void Write(ImmutableDictionary<string, string> templates, TemplateValues values, TargetDescriptor target)
    {
        foreach (var (path, template) in templates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, values.Fill(template, $"{target.Folder}/{Path.GetFileName(path)} (template)"));
        }
    }

    private static ImmutableDictionary<string, string> Of(LaunchRequest request) =>
        (request.Role == Role.Sender ? request.Target.Sender?.Config : request.Target.Receiver?.Config)
        ?? ImmutableDictionary<string, string>.Empty;

    private static string Template(TargetDescriptor target, string name)
    {
        var path = Inside(target.Folder, name, target);
        return File.Exists(path) ? File.ReadAllText(path) : throw Wrong(target, $"config names '{name}', which is not in the folder.");
    }

    private static string Inside(string folder, string name, TargetDescriptor target)
    {
        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(name, root);
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw Wrong(target, $"config names '{name}', which leaves its folder.");
    }

    private static CaseFileException Wrong(TargetDescriptor target, string problem) =>
        new(new SourceLocation(Path.Combine(target.Folder, "target.yaml"), 1), problem);
}
