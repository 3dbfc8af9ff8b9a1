using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Compliance.Model.Decoding;
using Compliance.Model.Metrics;
using Compliance.Reference.Receiver.Answering;
using Compliance.Reference.Receiver.Mutants;
using Compliance.Reference.Receiver.Rules;
using Compliance.Reference.Receiver.Storing;
using Compliance.Wire;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Compliance.Reference.Receiver;

/// <summary>
/// The write path, in the order in which a request is looked at: method, headers, compression, message, series. Faults of mutants
/// come in at marked places between the steps and never inside one.
/// </summary>
internal sealed class WriteEndpoint(Storage storage, ReceiverBehaviour behaviour)
{
    /// <summary>Most bytes of a message after decompression.</summary>
    public const int MaxMessageBytes = 32 << 20;

    private const string Spoiled = nameof(Spoiled);

    private readonly ReceiverFaults faults = behaviour.Faults;
    private readonly ReceiverChoices choices = behaviour.Faults.Has("exemplars-alone-refused")
        ? behaviour.Choices with
        {
            TakesExemplarsAlone = false,
        }
        : behaviour.Choices;
    private readonly ConcurrentDictionary<string, bool> known = new();
    private bool blocked;

    /// <summary>Reads a request, writes what it holds and answers.</summary>
    public async Task Handle(HttpContext context)
    {
        var body = await ReadBody(context.Request, context.RequestAborted);
        var incoming = new Incoming
        {
            OnConnection = CountOnConnection(context),
            NowMs = behaviour.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var answer = IsSpoiled(context) ? OutOfBounds() : Answered(context.Request, body, ref incoming);
        if (faults.Has("broken-message-spoils-connection") && answer.Cause == AnswerCause.Unreadable)
            Items(context)[Spoiled] = true;
        await Send(AnswerFaults.Distort(faults, answer, incoming), context);
    }

    private Answer Answered(HttpRequest request, ReadOnlyMemory<byte> body, ref Incoming incoming)
    {
        if (request.Method != HttpMethods.Post)
            return new Answer(AnswerCause.Method, 405).Plus("Allow", "POST").Saying("Only POST is allowed here.");
        if (choices.RequiresLength && request.ContentLength is null)
            return new Answer(AnswerCause.Method, 411).Saying("Nothing was written: the length of the body is needed.");
        var negotiated = NegotiationFaults.Distort(faults, request.Headers, Negotiation.Of(request.Headers, choices));
        if (negotiated.Kind is not { } kind)
            return Unsupported(negotiated, body, incoming);
        incoming = incoming with { Kind = kind };
        var decoded = BodyFaults.Distort(faults, body, BodyDecoder.Decode(body, BodyFaults.Schema(faults, body, kind), MaxMessageBytes));
        if (faults.Has("earlier-symbols-kept"))
            decoded = EarlierSymbols.Completed(decoded, Items(request.HttpContext));
        incoming = incoming with { Body = decoded };
        if (FieldBugFaults.RefusesCoding(faults.Name, decoded))
            return new Answer(AnswerCause.Encoding, 415).Saying("Nothing was written: the content encoding is not supported.");
        if (Blocked(decoded, incoming.NowMs))
            return OutOfBounds();
        if (BodyFaults.Distort(faults, decoded, body.Length, MessageRules.Broken(decoded)) is { } reason)
            return new Answer(AnswerCause.Unreadable, 400).Saying($"All of the request was rejected: {reason}.").With(default);
        if (choices.RefusesV1Metadata && kind == MessageKind.V1 && !decoded.Families.IsEmpty)
            return new Answer(AnswerCause.Unreadable, 400).Saying("All of the request was rejected: 1.0 has no metadata.").With(default);
        if (faults.Has("request-known-409") && !IsNew(body))
            return new Answer(AnswerCause.Refused, 409).Saying("Every sample was rejected: the request is known already.").With(default);
        var report = Write(decoded, incoming);
        incoming = incoming with { Report = report };
        return kind == MessageKind.V2 ? AskedAgain(Reported(report, kind), body) : Reported(report, kind);
    }

    private Answer Unsupported(Negotiated negotiated, ReadOnlyMemory<byte> body, Incoming incoming)
    {
        if (faults.Has("unsupported-yet-stored"))
            Write(BodyDecoder.Decode(body, MessageKind.V2, MaxMessageBytes), incoming);
        var answer = new Answer(negotiated.Refused, 415).Saying($"Nothing was written: {negotiated.Says}.");
        return choices.WrittenOnUnsupported ? answer.With(default) : answer;
    }

    /// <summary>Whether an earlier sample of the far future ended all writing, for the mutant that lets it.</summary>
    private bool Blocked(DecodedBody body, long nowMs)
    {
        var before = blocked;
        blocked |= faults.Has("far-future-ends-writing") && FieldBugFaults.IsFarAhead(body, nowMs);
        return before;
    }

    private WriteReport Write(DecodedBody body, Incoming incoming)
    {
        var rules = new SeriesRules(body, choices, incoming.NowMs);
        return storage.Write(batch =>
            new SeriesWriter(body, batch, rules, choices, new DataFaults(faults, incoming.OnConnection, incoming.NowMs)).Write()
        );
    }

    private Answer Reported(WriteReport report, MessageKind kind)
    {
        var answer = report switch
        {
            { Rejections.IsEmpty: true } => Success(),
            { Written.Total: > 0 } => new Answer(AnswerCause.Partial, 400).Saying(ErrorText.Of(report)),
            _ => new Answer(AnswerCause.Refused, 400).Saying(ErrorText.Of(report)),
        };
        return kind == MessageKind.V2 || choices.WrittenForV1 ? answer.With(report.Written) : answer;
    }

    /// <summary>A partial write is asked for again when it comes for the first time, for receivers that do.</summary>
    private Answer AskedAgain(Answer answer, ReadOnlyMemory<byte> body) =>
        choices.AsksForPartsAgain && answer.Cause == AnswerCause.Partial && IsNew(body) ? answer with { Status = 503 } : answer;

    private bool IsNew(ReadOnlyMemory<byte> body) => known.TryAdd(Convert.ToHexString(SHA256.HashData(body.Span)), true);

    private Answer Success()
    {
        var answer = new Answer(AnswerCause.Written, choices.SuccessStatus);
        return choices.SuccessBody.Length > 0 ? answer.Saying(choices.SuccessBody) : answer;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBody(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        return buffer.ToArray();
    }

    private static Answer OutOfBounds() =>
        new Answer(AnswerCause.Refused, 400).Saying("Every sample was rejected: out of bounds.").With(default);

    private static bool IsSpoiled(HttpContext context) => Items(context).ContainsKey(Spoiled);

    private static IDictionary<object, object?> Items(HttpContext context) => context.Features.Get<IConnectionItemsFeature>()!.Items;

    private static int CountOnConnection(HttpContext context)
    {
        var items = Items(context);
        var count = items.TryGetValue(nameof(WriteEndpoint), out var before) ? (int)before! + 1 : 1;
        items[nameof(WriteEndpoint)] = count;
        return count;
    }

    private async Task Send(Answer answer, HttpContext context)
    {
        if (answer.Closes)
        {
            context.Abort();
            return;
        }

        if (answer.Status == 204 && behaviour.Faults.Has("success-204-with-content"))
        {
            await ForbiddenContent.Send(answer, context);
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
            context.Response.Headers.Append(header.Key, header.Value);
        if (answer.Status is 204 or 304)
            return;
        context.Response.Headers.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(), context.RequestAborted);
    }
}
