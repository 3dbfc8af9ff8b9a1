using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>Writes the configuration files of a target into the folder of an instance.</summary>
internal static class ConfigFiles
{
    /// <summary>The files of the role with the texts of their templates.</summary>
    /// <exception cref="CaseFileException">A template is missing, or a path leaves its folder.</exception>
    public static ImmutableArray<ConfigFile> Read(LaunchRequest request) =>
        [
            .. Of(request)
                .Select(c => new ConfigFile(Inside(request.Folder, c.Key, request.Target), Template(request.Target, c.Value), null)),
            .. from lane in request.Lanes
            from file in request.Target.Sender?.LaneConfig ?? ImmutableDictionary<string, string>.Empty
            select new ConfigFile(
                Inside(request.Folder, $"{lane.Name}/{file.Key}", request.Target),
                Template(request.Target, file.Value),
                lane
            ),
        ];

    /// <summary>Writes them filled in.</summary>
    public static void Write(ImmutableArray<ConfigFile> files, TemplateValues values, TargetDescriptor target)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            var own = file.Lane is null ? values : values with { Lanes = [file.Lane] };
            File.WriteAllText(file.Path, own.Fill(file.Template, $"{target.Folder}/{Path.GetFileName(file.Path)} (template)"));
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
