using System.Collections.Immutable;
using Compliance.Cases.Reading;
using Compliance.Cases.Receiver;
using Compliance.Cases.Sender;
using Compliance.Model;
using Compliance.Model.Cases;
using Compliance.Model.Nodes;

namespace Compliance.Cases;

/// <summary>Finds the mistakes of all files at once, one for each file or instance, by expanding every case with dummy values.</summary>
public static class CaseLint
{
    /// <summary>The mistakes under any version of the specification, by file and line; empty when there are none.</summary>
    /// <param name="files">The files below <c>cases/</c>.</param>
    /// <param name="bind">Binds the matcher of a check and throws <see cref="CaseFileException"/> when it cannot. Null: matchers stay unknown.</param>
    /// <exception cref="CaseFileException">Ledger or capabilities are wrong, without which no case can be checked.</exception>
    public static ImmutableArray<CaseFileException> Run(ICaseFiles files, Action<Role, CheckScript>? bind = null)
    {
        List<CaseFileException> problems = [];
        if (Try(() => Fixtures.Load(files), problems) is { } fixtures)
        {
            foreach (var (_, fixture) in fixtures.All)
                Try(() => Check(fixture), problems);
            foreach (var spec in SpecVersions.Order)
                Cases(files, CaseLibrary.Context(files, spec), fixtures, bind, problems);
        }
        return
        [
            .. problems
                .DistinctBy(p => p.Message, StringComparer.Ordinal)
                .OrderBy(p => p.At.File, StringComparer.Ordinal)
                .ThenBy(p => p.At.Line),
        ];
    }

    private static void Cases(
        ICaseFiles files,
        CaseContext context,
        Fixtures fixtures,
        Action<Role, CheckScript>? bind,
        List<CaseFileException> problems
    )
    {
        var reader = new CaseFileReader(context);
        var paths = files.Paths().Where(CaseLibrary.IsCase).Order(StringComparer.Ordinal);
        ImmutableArray<CaseFile> cases =
        [
            .. paths.SelectMany(p => Try(() => reader.Read(files.Prefix, p, files.Read(p)).ToArray(), problems) is { } read ? read : []),
        ];
        Try(() => AfterRules.Check(CaseLibrary.Resolved(cases)), problems);
        foreach (var file in cases)
        {
            foreach (var check in Try(() => Expand(file, fixtures), problems)?.Checks ?? [])
                Try(() => Bound(bind, file.Role, check), problems);
        }
    }

    private static CaseHead Expand(CaseFile file, Fixtures fixtures) =>
        file.Role == Role.Receiver
            ? new ReceiverExpander(fixtures).Expand(file, ExpansionContext.Dummy).Head
            : new SenderExpander(fixtures).Expand(file, ExpansionContext.Dummy).Head;

    private static CheckScript Bound(Action<Role, CheckScript>? bind, Role role, CheckScript check)
    {
        bind?.Invoke(role, check);
        return check;
    }

    /// <summary>A fixture by itself, also one that no case uses.</summary>
    private static object Check(Mapping fixture)
    {
        var now = ExpansionContext.Dummy.NowMs;
        var templates = Templates.None.With("case", "lint");
        if (fixture["families"] is { } families)
            return new FamilyReader(now).Read(templates.Fill(families));
        var series = (ListNode)templates.With("defect", "plain").Fill(fixture.Required("series").List("series"));
        return series.Items.Select(new SeriesReader(now, null).Read).ToArray();
    }

    private static T? Try<T>(Func<T> attempt, List<CaseFileException> problems)
        where T : class
    {
        try
        {
            return attempt();
        }
        catch (CaseFileException e)
        {
            problems.Add(e);
            return null;
        }
    }
}
