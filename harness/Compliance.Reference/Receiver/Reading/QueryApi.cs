using System.Globalization;
using System.Text.Json;
using Compliance.Reference.Receiver.Storing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Compliance.Reference.Receiver.Reading;

/// <summary>
/// The part of the Prometheus HTTP API that the suite reads: <c>query</c> with a plain selector, <c>query_exemplars</c>, <c>series</c> and
/// <c>metadata</c> under <c>/api/v1</c>, and <c>/-/ready</c>. Parameters come in the query string or in a form.
/// </summary>
internal sealed class QueryApi(Storage storage, TimeProvider clock)
{
    private const string Prefix = "/api/v1/";

    /// <summary>Whether a request is for this API.</summary>
    public static bool Serves(HttpRequest request) => VerbOf(request) is "query" or "query_exemplars" or "series" or "metadata" or "ready";

    /// <summary>Answers a request; 404 for other paths.</summary>
    public async Task Handle(HttpContext context)
    {
        if (VerbOf(context.Request) is "ready")
            return;
        if (!Serves(context.Request))
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("Nothing is found here.", context.RequestAborted);
            return;
        }

        var parameters = await Parameters(context.Request, context.RequestAborted);
        await Answer(context, VerbOf(context.Request), parameters);
    }

    private static string VerbOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path == "/-/ready")
            return "ready";
        return
            path.StartsWith(Prefix, StringComparison.Ordinal) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsPost(request.Method))
            ? path[Prefix.Length..]
            : "";
    }

    private async Task Answer(HttpContext context, string verb, Func<string, StringValues> parameters)
    {
        byte[] answer;
        try
        {
            answer = ApiAnswer.Success(json => Data(json, verb, parameters));
        }
        catch (QueryException e)
        {
            context.Response.StatusCode = 400;
            answer = ApiAnswer.Failure(e.Message);
        }

        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private void Data(Utf8JsonWriter json, string verb, Func<string, StringValues> parameters)
    {
        switch (verb)
        {
            case "query":
                new SampleView(storage, SelectorReader.Read(One(parameters, "query"))).Write(json, Time(parameters, "time"));
                break;
            case "query_exemplars":
                ExemplarView.Write(
                    json,
                    storage,
                    SelectorReader.Read(One(parameters, "query")),
                    Time(parameters, "start", 0),
                    Time(parameters, "end")
                );
                break;
            case "series":
                Series(json, [.. parameters("match[]").Select(m => SelectorReader.Read(m ?? ""))]);
                break;
            default:
                MetadataView.Write(json, storage, parameters("metric").ToString());
                break;
        }
    }

    private void Series(Utf8JsonWriter json, Selector[] selectors)
    {
        json.WriteStartArray();
        foreach (var labels in storage.Read([], labels => Array.Exists(selectors, s => s.Selects(labels)), s => s.Labels))
            ApiAnswer.Labels(json, labels);
        json.WriteEndArray();
    }

    private static string One(Func<string, StringValues> parameters, string name) =>
        parameters(name) is [{ Length: > 0 } only] ? only : throw new QueryException($"the parameter {name} is needed once");

    /// <summary>A time in milliseconds from decimal seconds or RFC 3339; without one <paramref name="otherwise"/> or the time now.</summary>
    private long Time(Func<string, StringValues> parameters, string name, long? otherwise = null)
    {
        var text = parameters(name).ToString();
        if (text.Length == 0)
            return otherwise ?? clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e14m)
            return (long)Math.Round(seconds * 1000);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw new QueryException($"{text} is not a time");
    }

    private static async Task<Func<string, StringValues>> Parameters(HttpRequest request, CancellationToken cancellation)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync(cancellation) : null;
        return name => form is not null && form.TryGetValue(name, out var values) ? values : request.Query[name];
    }
}
