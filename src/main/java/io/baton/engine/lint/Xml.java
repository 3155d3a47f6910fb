package io.baton.engine.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads model files as plain XML, without document types and outside references. */
final class Xml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private Xml() {}

    static Document read(byte[] content) throws SAXException, IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java platform cannot be secured.", e);
        }
    }

    /** Number of elements; stops where it is deeper than {@code deepest}, without recursion, and answers the largest int. */
    static int count(Document document, int deepest) {
        int count = 0;
        int depth = 0;
        org.w3c.dom.Node node = document.getDocumentElement();
        while (node != null && depth >= 0) {
            count += node instanceof Element ? 1 : 0;
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                if (++depth > deepest) {
                    return Integer.MAX_VALUE;
                }
                continue;
            }
            while (node.getNextSibling() == null && depth > 0) {
                node = node.getParentNode();
                depth--;
            }
            node = depth > 0 ? node.getNextSibling() : null;
        }
        return count;
    }

    static void walk(Element from, Consumer<Element> visitor) {
        visitor.accept(from);
        children(from).forEach(child -> walk(child, visitor));
    }

    static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static List<Attr> attributes(Element element) {
        var attributes = new ArrayList<Attr>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = (Attr) element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** The text of the element itself, without that of its children. */
    static String ownText(Element element) {
        var text = new StringBuilder();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == org.w3c.dom.Node.TEXT_NODE
                    || node.getNodeType() == org.w3c.dom.Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** The id of the element or of the nearest one around it that has an id. */
    static String idOf(Element element) {
        for (org.w3c.dom.Node node = element; node instanceof Element at; node = node.getParentNode()) {
            if (at.hasAttribute("id")) {
                return at.getAttribute("id");
            }
        }
        return element.getLocalName();
    }

    static String namespace(Element element) {
        return element.getNamespaceURI() == null ? "" : element.getNamespaceURI();
    }

    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            // A warning is no reason to refuse a file.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
