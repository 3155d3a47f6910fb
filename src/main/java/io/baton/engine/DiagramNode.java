package io.baton.engine;

import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.jspecify.annotations.Nullable;

/** One node of a picture: its outline by kind, its sign, its words, and whether the instance is or was there. */
final class DiagramNode {

    private static final double SIGN = 18;
    private static final double LABEL_WIDTH = 90;

    private final BpmnShape shape;
    private final Bounds box;
    private final String type;
    private final boolean active;
    private final boolean passed;

    DiagramNode(BpmnShape shape, Set<String> activeNodes, Set<String> passedNodes) {
        this.shape = shape;
        this.box = shape.getBounds();
        this.type = typeOf(shape);
        var id = shape.getBpmnElement().getId();
        this.active = activeNodes.contains(id);
        this.passed = !active && passedNodes.contains(id);
    }

    static String typeOf(BpmnShape shape) {
        return shape.getBpmnElement().getElementType().getTypeName();
    }

    /** Where the words stand: inside a task, at the head of a container, else where the process owner put them. */
    static DiagramLabel labelOf(BpmnShape shape) {
        var box = shape.getBounds();
        var name = shape.getBpmnElement().getAttributeValue("name");
        var text = name == null ? "" : name;
        var centre = box.getX() + box.getWidth() / 2;
        var element = shape.getBpmnElement();
        if (element instanceof SubProcess && shape.isExpanded()) {
            return DiagramLabel.below(text, centre, box.getY() + 7, box.getWidth() - 20);
        }
        if (element instanceof Event || element instanceof Gateway) {
            var drawn =
                    shape.getBpmnLabel() == null ? null : shape.getBpmnLabel().getBounds();
            return drawn == null
                    ? DiagramLabel.below(text, centre, box.getY() + box.getHeight() + 6, LABEL_WIDTH)
                    : DiagramLabel.below(
                            text,
                            drawn.getX() + drawn.getWidth() / 2,
                            drawn.getY(),
                            Math.max(LABEL_WIDTH, drawn.getWidth()));
        }
        return DiagramLabel.around(text, centre, box.getY() + box.getHeight() / 2, box.getWidth() - 10);
    }

    void draw(Svg svg) {
        svg.open(
                "g",
                "class",
                "node " + family() + state(),
                "data-node",
                shape.getBpmnElement().getId(),
                "stroke",
                active ? "#b45309" : "currentColor",
                "fill",
                active ? "#d97706" : passed ? "#16845b" : "#808080",
                "fill-opacity",
                active ? 0.22 : passed ? 0.14 : 0.0);
        outline(svg);
        signs(svg);
        labelOf(shape).draw(svg);
        if (active || passed && !family().equals("gateway")) {
            badge(svg);
        }
        svg.close("g");
    }

    private String family() {
        if (shape.getBpmnElement() instanceof Event) {
            return "event";
        }
        if (shape.getBpmnElement() instanceof Gateway) {
            return "gateway";
        }
        return shape.getBpmnElement() instanceof Activity ? "task" : "other";
    }

    private String state() {
        return active ? " active" : passed ? " passed" : "";
    }

    private void outline(Svg svg) {
        var width = active ? 2.5 : 1.5;
        switch (family()) {
            case "event" -> circles(svg, width);
            case "gateway" -> diamond(svg, width);
            default -> rectangle(svg, type.equals("callActivity") ? 4.0 : width);
        }
    }

    private void circles(Svg svg, double width) {
        var radius = box.getWidth() / 2;
        circle(svg, radius, type.equals("endEvent") ? 3.5 : width, dashes());
        if (type.startsWith("intermediate") || type.equals("boundaryEvent")) {
            circle(svg, radius - 3.5, width, dashes());
        }
    }

    private void circle(Svg svg, double radius, double width, String dashes) {
        svg.leaf(
                "circle",
                "cx",
                centreX(),
                "cy",
                centreY(),
                "r",
                radius,
                "stroke-width",
                width,
                "stroke-dasharray",
                dashes);
    }

    /** Dashed: the event does not interrupt what it happens to. */
    private String dashes() {
        var element = shape.getBpmnElement();
        var interrupts = element instanceof StartEvent start
                ? start.isInterrupting()
                : !(element instanceof BoundaryEvent boundary) || boundary.cancelActivity();
        return interrupts ? "none" : "5 4";
    }

    private void diamond(Svg svg, double width) {
        var x = box.getX();
        var y = box.getY();
        var path = "M" + Svg.number(centreX()) + " " + Svg.number(y) + "L" + Svg.number(x + box.getWidth()) + " "
                + Svg.number(centreY()) + "L" + Svg.number(centreX()) + " " + Svg.number(y + box.getHeight()) + "L"
                + Svg.number(x) + " " + Svg.number(centreY()) + "Z";
        svg.leaf("path", "class", "outline", "d", path, "stroke-width", width);
    }

    private void rectangle(Svg svg, double width) {
        var happensToTheWhole = shape.getBpmnElement() instanceof SubProcess sub && sub.triggeredByEvent();
        svg.leaf(
                "rect",
                "class",
                "outline",
                "x",
                box.getX(),
                "y",
                box.getY(),
                "width",
                box.getWidth(),
                "height",
                box.getHeight(),
                "rx",
                shape.getBpmnElement() instanceof Activity ? 10.0 : 0.0,
                "stroke-width",
                width,
                "stroke-dasharray",
                happensToTheWhole ? "1 5" : "none");
    }

    private void signs(Svg svg) {
        switch (family()) {
            case "event" -> eventSign(svg);
            case "gateway" -> sign(svg, DiagramSymbols.of(type), centreX(), centreY(), 1.3);
            default -> taskSigns(svg);
        }
    }

    private void eventSign(Svg svg) {
        shape.getBpmnElement().getChildElementsByType(EventDefinition.class).stream()
                .findFirst()
                .ifPresent(first ->
                        sign(svg, DiagramSymbols.of(first.getElementType().getTypeName()), centreX(), centreY(), 1.0));
    }

    private void taskSigns(Svg svg) {
        if (!(shape.getBpmnElement() instanceof Activity activity)) {
            return;
        }
        sign(svg, DiagramSymbols.of(type), box.getX() + 15, box.getY() + 15, 1.0);
        var isCall = type.equals("callActivity") || activity instanceof SubProcess && !shape.isExpanded();
        var repeats = repetition(activity);
        var foot = box.getY() + box.getHeight() - 12;
        var apart = isCall && repeats != null ? 11 : 0;
        sign(svg, repeats, centreX() - apart, foot, 0.9);
        if (isCall) {
            sign(svg, DiagramSymbols.BOX_WITH_PLUS, centreX() + apart, foot, 0.9);
        }
    }

    private static @Nullable String repetition(Activity activity) {
        var loop = activity.getLoopCharacteristics();
        if (loop == null) {
            return null;
        }
        if (loop instanceof MultiInstanceLoopCharacteristics each) {
            return each.isSequential() ? DiagramSymbols.ONE_AFTER_THE_OTHER : DiagramSymbols.SIDE_BY_SIDE;
        }
        return DiagramSymbols.AGAIN;
    }

    private void sign(Svg svg, @Nullable String path, double x, double y, double scale) {
        if (path != null) {
            svg.leaf(
                    "path",
                    "class",
                    "sign",
                    "d",
                    path,
                    "fill",
                    "none",
                    "stroke-width",
                    1.2,
                    "transform",
                    "translate(" + Svg.number(x - SIGN * scale / 2) + " " + Svg.number(y - SIGN * scale / 2)
                            + ") scale(" + Svg.number(scale) + ")");
        }
    }

    /** A filled dot for here, a tick for done: colour alone would not tell everybody. */
    private void badge(Svg svg) {
        var x = box.getX() + box.getWidth() - 4;
        var y = box.getY() + 4;
        svg.leaf(
                "circle",
                "class",
                "badge",
                "cx",
                x,
                "cy",
                y,
                "r",
                active ? 9.0 : 7.0,
                "fill",
                active ? "#b45309" : "#16845b",
                "fill-opacity",
                1,
                "stroke",
                "#ffffff",
                "stroke-width",
                2);
        if (passed) {
            svg.open("g", "stroke", "#ffffff");
            sign(svg, DiagramSymbols.TICK, x, y, 0.6);
            svg.close("g");
        }
    }

    private double centreX() {
        return box.getX() + box.getWidth() / 2;
    }

    private double centreY() {
        return box.getY() + box.getHeight() / 2;
    }
}
