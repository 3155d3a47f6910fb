package io.baton.engine.lint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Reads a file as what it claims to be, within bounds: a huge model would block every other deployment. */
final class ModelReader {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_ELEMENTS = 5_000;
    private static final int DEEPEST = 30;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private ModelReader() {}

    static @Nullable ProcessModel process(ModelFile file, Findings findings) {
        var xml = xml(file, findings);
        if (xml == null) {
            return null;
        }
        try {
            var bpmn = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
            var processes = bpmn.getModelElementsByType(Process.class);
            if (processes.size() != 1) {
                findings.error(
                        "one-process",
                        file.fileName(),
                        "A file holds exactly one process, this one holds " + processes.size()
                                + ". Give each process a file of its own.");
                return null;
            }
            return new ProcessModel(file, xml, bpmn, processes.iterator().next());
        } catch (ModelException e) {
            unreadable(file, findings, "BPMN 2.0", e);
            return null;
        }
    }

    static @Nullable DecisionModel decision(ModelFile file, Findings findings) {
        var xml = xml(file, findings);
        if (xml == null) {
            return null;
        }
        try {
            return new DecisionModel(file, xml, Dmn.readModelFromStream(new ByteArrayInputStream(file.content())));
        } catch (ModelException e) {
            unreadable(file, findings, "DMN 1.3", e);
            return null;
        }
    }

    static @Nullable FormModel form(ModelFile file, Findings findings) {
        if (tooLarge(file, findings)) {
            return null;
        }
        try {
            return new FormModel(file, JSON.readTree(file.content()));
        } catch (JsonProcessingException e) {
            findings.error("file-readable", file.fileName(), "The file is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            unreadable(file, findings, "JSON", e);
        }
        return null;
    }

    private static @Nullable Document xml(ModelFile file, Findings findings) {
        if (tooLarge(file, findings)) {
            return null;
        }
        try {
            var xml = Xml.read(file.content());
            if (Xml.count(xml, DEEPEST) > MOST_ELEMENTS) {
                findings.error(
                        "file-size",
                        file.fileName(),
                        "The file has more than " + MOST_ELEMENTS + " elements, or nests them deeper than " + DEEPEST
                                + " levels.");
                return null;
            }
            return xml;
        } catch (SAXException | IOException e) {
            unreadable(file, findings, "well-formed XML without a document type", e);
            return null;
        }
    }

    private static boolean tooLarge(ModelFile file, Findings findings) {
        if (file.content().length <= MOST_BYTES) {
            return false;
        }
        findings.error(
                "file-size",
                file.fileName(),
                "The file has " + file.content().length / 1024 + " KB; at most " + MOST_BYTES / 1024
                        + " KB are allowed. Move a part of it to a model of its own and call it.");
        return true;
    }

    private static void unreadable(ModelFile file, Findings findings, String kind, Exception e) {
        Throwable reason = e;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        findings.error("file-readable", file.fileName(), "The file is not " + kind + ": " + reason.getMessage());
    }
}
