using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Model;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace Compliance.Running.Launching;

/// <summary>
/// Fills in the templates of a target folder: Handlebars without HTML escaping, where a name that does not exist is an error.
/// Besides the built-in blocks it knows <c>{{#if (atLeast version "2.54")}}</c>, <c>{{#if (below version "2.54")}}</c> and
/// <c>{{quoted text}}</c>, which writes a double-quoted scalar that YAML and JSON both read (several texts are joined), and
/// <c>{{identifier name}}</c>, which writes a lane's name with underscores instead of hyphens.
/// </summary>
public static class TemplateText
{
    // Only what JSON demands is escaped: not every reader of double-quoted text knows \u escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly IHandlebars Engine = Create();

    /// <summary>The template with its values.</summary>
    /// <param name="template">Text with <c>{{names}}</c>.</param>
    /// <param name="values">Values by name; nested dictionaries for dotted names.</param>
    /// <param name="file">File shown in errors.</param>
    /// <exception cref="CaseFileException">A name does not exist or the template is broken.</exception>
    public static string Fill(string template, IReadOnlyDictionary<string, object> values, string file)
    {
        if (!template.Contains("{{", StringComparison.Ordinal))
            return template;
        try
        {
            return Engine.Compile(template)(values);
        }
        catch (HandlebarsUndefinedBindingException unknown)
        {
            throw new CaseFileException(
                At(template, unknown.MissingKey, file),
                $"the template asks for '{unknown.Path}', which has no value here."
            );
        }
        catch (HandlebarsException broken)
        {
            throw new CaseFileException(new SourceLocation(file, 1), $"the template cannot be filled in: {broken.Message}");
        }
    }

    /// <inheritdoc cref="VersionOrder.AtLeast"/>
    public static bool AtLeast(string version, string than) => VersionOrder.AtLeast(version, than);

    private static SourceLocation At(string template, string name, string file)
    {
        var at = template.IndexOf(name, StringComparison.Ordinal);
        return new SourceLocation(file, at < 0 ? 1 : 1 + template.AsSpan(0, at).Count('\n'));
    }

    private static IHandlebars Create()
    {
        var engine = Handlebars.Create(
            new HandlebarsConfiguration
            {
                NoEscape = true,
                ThrowOnUnresolvedBindingExpression = true,
                FormatProvider = CultureInfo.InvariantCulture,
            }
        );
        engine.RegisterHelper("atLeast", (_, arguments) => AtLeast(Text(arguments[0]), Text(arguments[1])));
        engine.RegisterHelper("below", (_, arguments) => !AtLeast(Text(arguments[0]), Text(arguments[1])));
        engine.RegisterHelper("identifier", (_, arguments) => Text(arguments[0]).Replace('-', '_'));
        engine.RegisterHelper("quoted", (_, arguments) => JsonSerializer.Serialize(string.Concat(arguments.Select(Text)), Plain));
        return engine;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
