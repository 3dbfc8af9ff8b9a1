using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Reporting.Html;

/// <summary>What all pages share: style, script, and the policy that lets no other script run.</summary>
public static class HtmlPage
{
    private static readonly string Css = Asset("page.css");
    private static readonly string Js = Asset("page.js");

    /// <summary>The style element.</summary>
    public static MarkupString Style { get; } = new($"<style>\n{Css}</style>");

    /// <summary>The script element.</summary>
    public static MarkupString Script { get; } = new($"<script>{Js}</script>");

    /// <summary>The content security policy: nothing from outside, and only this script.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Js)))}'; base-uri 'none'; form-action 'none'";

    /// <summary>Renders a component as a document.</summary>
    internal static async Task<string> RenderAsync<T>(string name, object model, CancellationToken cancellation)
        where T : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            cancellation.ThrowIfCancellationRequested();
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [name] = model });
            var root = await renderer.RenderComponentAsync<T>(parameters);
            var text = new StringBuilder("<!DOCTYPE html>\n");
            using (var writer = new StringWriter(text, System.Globalization.CultureInfo.InvariantCulture))
                root.WriteHtmlTo(writer);
            return text.Append('\n').ToString();
        });
    }

    private static string Asset(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
