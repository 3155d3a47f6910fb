package io.baton.engine;

import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;

/** One line of a picture: a sequence flow with its arrow and answer, or a dotted association. */
record DiagramFlow(BpmnEdge edge) {

    private static final double BEND = 5;
    private static final double ARROW = 10;

    private record Point(double x, double y) {

        double distance(Point other) {
            return Math.hypot(other.x - x, other.y - y);
        }

        /** The point that many pixels on the way to another one. */
        Point towards(Point other, double pixels) {
            var length = Math.max(distance(other), 0.001);
            return new Point(x + (other.x - x) * pixels / length, y + (other.y - y) * pixels / length);
        }

        /** To the left of the way to another point. */
        Point aside(Point other, double pixels) {
            var length = Math.max(distance(other), 0.001);
            return new Point(x - (other.y - y) * pixels / length, y + (other.x - x) * pixels / length);
        }

        String written() {
            return Svg.number(x) + " " + Svg.number(y);
        }
    }

    void draw(Svg svg) {
        var points = edge.getWaypoints().stream()
                .map(point -> new Point(point.getX(), point.getY()))
                .collect(Collectors.toCollection(ArrayList::new));
        var isFlow = edge.getBpmnElement() instanceof SequenceFlow;
        svg.open("g", "class", isFlow ? "flow" : "association", "stroke", "currentColor", "fill", "none");
        svg.leaf("path", "d", line(points), "stroke-width", 1.5, "stroke-dasharray", isFlow ? "none" : "1 5");
        if (edge.getBpmnElement() instanceof SequenceFlow flow) {
            arrow(svg, points.get(points.size() - 2), points.get(points.size() - 1));
            if (isDefault(flow)) {
                slash(svg, points.get(0), points.get(1));
            }
            label(svg, flow, points.get(0), points.get(1));
        }
        svg.close("g");
    }

    private static String line(ArrayList<Point> points) {
        var path = new StringBuilder("M").append(points.get(0).written());
        for (int i = 1; i < points.size() - 1; i++) {
            var corner = points.get(i);
            var bend = Math.min(
                    BEND, Math.min(corner.distance(points.get(i - 1)), corner.distance(points.get(i + 1))) / 2);
            path.append(" L").append(corner.towards(points.get(i - 1), bend).written());
            path.append(" Q").append(corner.written());
            path.append(' ').append(corner.towards(points.get(i + 1), bend).written());
        }
        return path.append(" L").append(points.get(points.size() - 1).written()).toString();
    }

    private static void arrow(Svg svg, Point from, Point tip) {
        var back = tip.towards(from, ARROW);
        svg.leaf(
                "path",
                "d",
                "M" + tip.written() + " L" + back.aside(tip, 4).written() + " L"
                        + back.aside(tip, -4).written() + "Z",
                "fill",
                "currentColor",
                "stroke",
                "none");
    }

    /** The stroke that marks the way taken when no condition holds. */
    private static void slash(Svg svg, Point from, Point to) {
        var start = from.towards(to, 6).aside(to, 5);
        var end = from.towards(to, 11).aside(to, -5);
        svg.leaf("path", "d", "M" + start.written() + " L" + end.written(), "stroke-width", 1.5);
    }

    private static boolean isDefault(SequenceFlow flow) {
        var source = flow.getSource();
        if (source instanceof ExclusiveGateway gateway) {
            return Objects.equals(gateway.getDefault(), flow);
        }
        if (source instanceof InclusiveGateway gateway) {
            return Objects.equals(gateway.getDefault(), flow);
        }
        return source instanceof Activity activity && Objects.equals(activity.getDefault(), flow);
    }

    private void label(Svg svg, SequenceFlow flow, Point from, Point to) {
        if (flow.getName() == null || flow.getName().isBlank()) {
            return;
        }
        var drawn = edge.getBpmnLabel() == null ? null : edge.getBpmnLabel().getBounds();
        var label = drawn == null
                ? DiagramLabel.around(flow.getName(), (from.x + to.x) / 2, (from.y + to.y) / 2 - 10, 90)
                : DiagramLabel.below(
                        flow.getName(),
                        drawn.getX() + drawn.getWidth() / 2,
                        drawn.getY(),
                        Math.max(90, drawn.getWidth()));
        label.draw(svg);
    }
}
