using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Running.Sending.Mock;

/// <summary>Hears of the requests that the server refuses before any handler sees them.</summary>
/// <param name="refused">Called with the connection, what came of the request and the server's reason.</param>
internal sealed class BadRequestObserver(Action<ConnectionTap, string> refused) : IObserver<KeyValuePair<string, object?>>
{
    /// <summary>Name of the server's event.</summary>
    public const string Event = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != Event || value.Value is not IFeatureCollection features || features.Get<ConnectionTap>() is not { } tap)
            return;
        refused(tap, features.Get<IBadRequestExceptionFeature>()?.Error?.Message ?? "the server refused the request");
    }

    public void OnError(Exception error) { }

    public void OnCompleted() { }
}
