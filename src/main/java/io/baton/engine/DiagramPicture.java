package io.baton.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Draws a deployed model as its process owner drew it and shows where an instance stands. The picture is plain SVG
 * without scripts or styles: lines and letters take the colour of the page, and the classes {@code node}, {@code task},
 * {@code event}, {@code gateway}, {@code active}, {@code passed} and {@code flow} let a page give them its own.
 */
@Component
public class DiagramPicture {

    private static final double MARGIN = 20;

    private final RepositoryService repository;

    DiagramPicture(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * @param processDefinitionId the version of the model the instance runs in
     * @param activeNodes ids of the nodes where the instance waits now
     * @param passedNodes ids of the nodes it has been through
     */
    public String svg(String processDefinitionId, Set<String> activeNodes, Set<String> passedNodes) {
        var model = SystemContext.call(() -> repository.getBpmnModelInstance(processDefinitionId));
        return draw(model, activeNodes, passedNodes);
    }

    static String draw(BpmnModelInstance model, Set<String> activeNodes, Set<String> passedNodes) {
        var shapes = model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() != null && shape.getBounds() != null)
                .sorted((a, b) -> Integer.compare(layer(a), layer(b)))
                .toList();
        var edges = model.getModelElementsByType(BpmnEdge.class).stream()
                .filter(edge -> edge.getWaypoints().size() > 1)
                .toList();
        var svg = new Svg();
        open(svg, model, shapes, edges, activeNodes, passedNodes);
        edges.forEach(edge -> new DiagramFlow(edge).draw(svg));
        shapes.forEach(shape -> new DiagramNode(shape, activeNodes, passedNodes).draw(svg));
        return svg.close("svg").toString();
    }

    private static void open(
            Svg svg,
            BpmnModelInstance model,
            List<BpmnShape> shapes,
            List<BpmnEdge> edges,
            Set<String> activeNodes,
            Set<String> passedNodes) {
        var frame = Frame.around(shapes, edges);
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "diagram",
                "role",
                "img",
                "viewBox",
                frame.viewBox(),
                "width",
                frame.width(),
                "height",
                frame.height(),
                "font-family",
                "system-ui, sans-serif",
                "font-size",
                12,
                "stroke-linejoin",
                "round",
                "stroke-linecap",
                "round");
        svg.text("title", processName(model));
        svg.text("desc", "Now at: " + names(model, activeNodes) + ". Been through: " + names(model, passedNodes) + ".");
    }

    private static String processName(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).stream()
                .findFirst()
                .map(process -> process.getName() == null ? process.getId() : process.getName())
                .orElse("Process");
    }

    private static String names(BpmnModelInstance model, Collection<String> nodes) {
        var names = new ArrayList<String>();
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            if (nodes.contains(node.getId()) && node.getName() != null) {
                names.add(node.getName().replaceAll("\\s+", " "));
            }
        }
        return names.isEmpty() ? "nothing yet" : String.join(", ", names);
    }

    /** Containers lie below what they contain, boundary events above what they sit on. */
    private static int layer(BpmnShape shape) {
        return switch (DiagramNode.typeOf(shape)) {
            case "participant", "lane", "subProcess", "transaction" -> depth(shape.getBpmnElement());
            case "boundaryEvent" -> 200;
            default -> 100;
        };
    }

    private static int depth(ModelElementInstance element) {
        var parent = element.getParentElement();
        return parent == null ? 0 : 1 + depth(parent);
    }

    /** What the picture must show: everything that is drawn, with a little air. */
    private record Frame(double left, double top, double right, double bottom) {

        static Frame around(List<BpmnShape> shapes, List<BpmnEdge> edges) {
            var frame = new Frame(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);
            for (var shape : shapes) {
                var b = shape.getBounds();
                frame = frame.with(b.getX(), b.getY()).with(b.getX() + b.getWidth(), b.getY() + b.getHeight());
                var label = DiagramNode.labelOf(shape);
                frame = frame.with(label.left(), label.top()).with(label.right(), label.bottom());
            }
            for (var edge : edges) {
                for (var point : edge.getWaypoints()) {
                    frame = frame.with(point.getX(), point.getY());
                }
            }
            return frame.left > frame.right ? new Frame(0, 0, 0, 0) : frame;
        }

        private Frame with(double x, double y) {
            return new Frame(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
        }

        double width() {
            return right - left + 2 * MARGIN;
        }

        double height() {
            return bottom - top + 2 * MARGIN;
        }

        String viewBox() {
            return Svg.number(left - MARGIN) + " " + Svg.number(top - MARGIN) + " " + Svg.number(width()) + " "
                    + Svg.number(height());
        }
    }
}
