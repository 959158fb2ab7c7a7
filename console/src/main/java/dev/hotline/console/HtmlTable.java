package dev.hotline.console;

import java.util.List;
import java.util.function.Function;

/** A table of the status page; its heads are the words {@code ID.1}, {@code ID.2} …, and {@code ID.empty} stands when it has no rows. */
final class HtmlTable {
    private final Words words;
    private final String id;

    HtmlTable(Words words, String id) {
        this.words = words;
        this.id = id;
    }

    /** @param cells of a row, as HTML */
    <T> String of(List<T> rows, Function<T, List<String>> cells) {
        if (rows.isEmpty()) {
            return "<p class=\"empty\">" + words.html(id + ".empty") + "</p>";
        }
        List<List<String>> all = rows.stream().map(cells).toList();
        StringBuilder html = new StringBuilder("<table><thead><tr>");
        for (int i = 0; i < all.getFirst().size(); i++) {
            html.append("<th>").append(head(i)).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        all.forEach(row -> row(row, html));
        return html.append("</tbody></table>").toString();
    }

    /** Each cell names its column: on a narrow screen the heads are not shown. */
    private void row(List<String> cells, StringBuilder html) {
        html.append("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append("<td data-label=\"").append(head(i)).append("\"><div>");
            html.append(cells.get(i)).append("</div></td>");
        }
        html.append("</tr>");
    }

    private String head(int column) {
        return words.html(id + "." + (column + 1));
    }
}
