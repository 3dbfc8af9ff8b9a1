using System.Globalization;
using System.Text;
using Compliance.Model;
using Compliance.Model.Ledger;
using Compliance.Reporting.Html;
using Compliance.Reporting.Text;

namespace Compliance.Reporting.Matrices;

/// <summary>Requirements by section against targets and versions, as a page and as Markdown.</summary>
public static class Matrix
{
    /// <summary>A self-contained page with a table per role, filters, and links from the cells to the scorecards.</summary>
    public static Task<string> HtmlAsync(
        IReadOnlyCollection<MatrixRun> runs,
        RequirementLedger ledger,
        CancellationToken cancellation = default
    ) => HtmlAsync(MatrixView.Of(runs, runs, ledger), cancellation);

    /// <summary>The same with all that stands beside the tables.</summary>
    public static Task<string> HtmlAsync(MatrixView view, CancellationToken cancellation = default) =>
        HtmlPage.RenderAsync<MatrixPage>("View", view, cancellation);

    /// <summary>Markdown tables and the legend.</summary>
    public static string Markdown(IReadOnlyCollection<MatrixRun> runs, RequirementLedger ledger) => Markdown(MatrixTable.Of(runs, ledger));

    /// <summary>The same of prepared tables.</summary>
    public static string Markdown(IEnumerable<MatrixTable> tables)
    {
        var text = new StringBuilder();
        foreach (var table in tables)
            Table(text, table);
        foreach (var mark in Enum.GetValues<CellMark>())
            text.Append("- `").Append(mark.Sign()).Append("` ").Append(mark.Meaning()).Append('\n');
        return text.ToString();
    }

    private static void Table(StringBuilder text, MatrixTable table)
    {
        text.Append("## ").Append(table.Role.Word()).Append("\n\n| requirement | level |");
        foreach (var column in table.Columns)
            text.Append(' ').Append(MarkdownText.Plain($"{column.Target} {column.Version}")).Append(" |");
        text.Append("\n|---|---|").Insert(text.Length, ":-:|", table.Columns.Length).Append("\n| statement | |");
        foreach (var column in table.Columns)
            text.Append(' ').Append(column.Tally.Statement).Append(" |");
        text.Append('\n');
        foreach (var row in table.Sections.SelectMany(section => section.Rows))
            Row(text, row, table);
        text.Append('\n');
    }

    private static void Row(StringBuilder text, MatrixRow row, MatrixTable table)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"| [{row.Requirement.Id}]({row.Requirement.Link}) | {row.Requirement.Level.Spelled()} |"
        );
        for (var i = 0; i < row.Cells.Length; i++)
            text.Append(' ').Append(Cell(row.Cells[i], table.Columns[i].Page)).Append(" |");
        text.Append('\n');
    }

    private static string Cell(MatrixCell cell, string page) =>
        cell.Check is null || page.Length == 0
            ? cell.Mark.Sign()
            : $"[{cell.Mark.Sign()}]({MarkdownText.Address(page + Anchors.Fragment(cell.Check.Id))})";
}
