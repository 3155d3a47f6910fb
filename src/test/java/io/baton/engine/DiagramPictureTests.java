package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DiagramPictureTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request-fulfilment",
                "incident",
                "request-preparation",
                "approval",
                "triage",
                "fulfilment-task",
                "result-confirmation",
                "pending-action",
                "licence-entitlement"
            })
    void showsEveryNodeWithItsName(String process) throws Exception {
        var model = Bpmn.readModelFromFile(file(process).toFile());
        var picture = parsed(DiagramPicture.draw(model, Set.of(), Set.of()));

        var words = picture.getDocumentElement().getTextContent().replace(" ", "");
        for (var node : model.getModelElementsByType(FlowNode.class)) {
            assertThat(elementOf(picture, node.getId())).as(node.getId()).isNotNull();
            if (node.getName() != null) {
                assertThat(words).contains(node.getName().replace(" ", ""));
            }
        }
    }

    @Test
    void marksWhereTheInstanceIsAndWasInWordsToo() throws Exception {
        var svg = picture("request-preparation", Set.of("Call_ObtainApproval"), Set.of("StartEvent_RequestTriaged"));

        assertThat(classOf(svg, "Call_ObtainApproval")).isEqualTo("node task active");
        assertThat(classOf(svg, "StartEvent_RequestTriaged")).isEqualTo("node event passed");
        assertThat(classOf(svg, "Event_RequestRefused")).isEqualTo("node event");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Request preparation");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("Now at: Obtain approval. Been through: Request triaged.");
    }

    @Test
    void whereItIsCountsMoreThanThatItWasThereBefore() throws Exception {
        var svg = picture("fulfilment-task", Set.of("Task_WorkOnTask"), Set.of("Task_WorkOnTask"));

        assertThat(classOf(svg, "Task_WorkOnTask")).isEqualTo("node task active");
    }

    @Test
    void hostileNamesStayWords() throws Exception {
        var hostile = Files.readString(file("pending-action"))
                .replace(
                        "name=\"Decide pending action\"",
                        "name=\"&lt;script&gt;alert(1)&lt;/script&gt; &quot; &amp;\"");
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(hostile.getBytes(StandardCharsets.UTF_8)));

        var svg = DiagramPicture.draw(model, Set.of("Task_DecidePendingAction"), Set.of());

        assertThat(svg).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(parsed(svg).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void modelWithoutDrawingGivesAnEmptyPicture() throws Exception {
        var model = Bpmn.createExecutableProcess("bare").startEvent().endEvent().done();
        model.getDefinitions()
                .getBpmDiagrams()
                .forEach(diagram -> model.getDefinitions().getBpmDiagrams().remove(diagram));

        var svg = parsed(DiagramPicture.draw(model, Set.of(), Set.of()));

        assertThat(svg.getElementsByTagName("g").getLength()).isZero();
    }

    private static Document picture(String process, Set<String> active, Set<String> passed) throws Exception {
        return parsed(DiagramPicture.draw(Bpmn.readModelFromFile(file(process).toFile()), active, passed));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String classOf(Document svg, String node) {
        return elementOf(svg, node).getAttribute("class");
    }

    private static org.w3c.dom.Element elementOf(Document svg, String node) {
        var groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            var group = (org.w3c.dom.Element) groups.item(i);
            if (node.equals(group.getAttribute("data-node"))) {
                return group;
            }
        }
        return null;
    }

    private static Path file(String process) throws IOException {
        return Path.of("processes", process + ".bpmn");
    }
}
