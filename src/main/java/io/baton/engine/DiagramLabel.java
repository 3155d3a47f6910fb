package io.baton.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Words in a picture, broken into lines around a centre.
 *
 * @param top upper edge of the first line
 */
record DiagramLabel(List<String> lines, double centre, double top) {

    private static final double LINE = 14;
    private static final double LETTER = 6.1;

    /** Breaks text so that no line is wider than the given width, unless a single word is. */
    static DiagramLabel below(String text, double centre, double top, double width) {
        return new DiagramLabel(broken(text, width), centre, top);
    }

    /** The same around a point in the middle. */
    static DiagramLabel around(String text, double centre, double middle, double width) {
        var lines = broken(text, width);
        return new DiagramLabel(lines, centre, middle - lines.size() * LINE / 2);
    }

    private static List<String> broken(String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && (line.length() + 1 + word.length()) * LETTER > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    double left() {
        return centre - widest() / 2;
    }

    double right() {
        return centre + widest() / 2;
    }

    double bottom() {
        return top + lines.size() * LINE;
    }

    void draw(Svg svg) {
        for (int i = 0; i < lines.size(); i++) {
            svg.text(
                    "text",
                    lines.get(i),
                    "class",
                    "label",
                    "x",
                    centre,
                    "y",
                    top + LINE * i + 11,
                    "text-anchor",
                    "middle",
                    "fill",
                    "currentColor",
                    "fill-opacity",
                    1,
                    "stroke",
                    "none");
        }
    }

    private double widest() {
        return lines.stream().mapToInt(String::length).max().orElse(0) * LETTER;
    }
}
