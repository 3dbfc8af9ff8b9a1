using System.Collections.Immutable;
using Compliance.Model;
using Compliance.Model.Targets;

namespace Compliance.Running.Launching;

/// <summary>The URLs by which we reach a receiver.</summary>
internal static class ReceiverUrls
{
    /// <summary>URL to write to; null for a sender.</summary>
    public static Uri? Write(LaunchRequest request, TemplateValues values) =>
        Setup(request) is { } setup ? Url(values.Fill(setup.Write, File(request)), "receiver.write", request) : null;

    /// <summary>Base URLs of the read-back by kind.</summary>
    public static ImmutableDictionary<string, Uri> Read(LaunchRequest request, TemplateValues values) =>
        Setup(request) is { } setup
            ? setup.Read.ToImmutableDictionary(r => r.Key, r => Url(values.Fill(r.Value, File(request)), $"receiver.read.{r.Key}", request))
            : ImmutableDictionary<string, Uri>.Empty;

    /// <summary>The same for an endpoint: read-back that needs a port of a launch is not there.</summary>
    public static ImmutableDictionary<string, Uri> ReadOfEndpoint(LaunchRequest request, TemplateValues values)
    {
        var readable = Setup(request)?.Read.Where(r => !r.Value.Contains("{{", StringComparison.Ordinal)) ?? [];
        return readable.ToImmutableDictionary(r => r.Key, r => Url(values.Fill(r.Value, File(request)), $"receiver.read.{r.Key}", request));
    }

    private static ReceiverSetup? Setup(LaunchRequest request) => request.Role == Role.Receiver ? request.Target.Receiver : null;

    private static string File(LaunchRequest request) => Path.Combine(request.Target.Folder, "target.yaml");

    private static Uri Url(string text, string key, LaunchRequest request) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new CaseFileException(new SourceLocation(File(request), 1), $"{key} is '{text}', which is no http or https URL.");
}
