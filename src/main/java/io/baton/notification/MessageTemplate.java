package io.baton.notification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of one kind of message. Every message says in its subject what it is about, then what happened, what comes
 * next, and where to look; each part is short, and there is no logic in it.
 *
 * @param id name of its file
 * @param version counted up by whoever changes the text; kept with every message sent
 * @param parts name of the part to its text
 */
record MessageTemplate(String id, int version, String subject, Map<String, String> parts) {

    static final List<String> PARTS = List.of("What happened", "What next", "Link");
    static final int LONGEST_SUBJECT = 120;
    static final int LONGEST_PART = 400;

    /** What a message may mention. Answers to a catalogue item's questions are not among it: some are secret. */
    static final Set<String> PLACEHOLDERS = Set.of(
            "person.name",
            "ticket.key",
            "ticket.title",
            "ticket.kind",
            "ticket.state",
            "ticket.priority",
            "ticket.expectedAt",
            "ticket.expectedBecause",
            "ticket.resolutionCode",
            "ticket.resolutionNote",
            "task.name",
            "process.name",
            "actor",
            "reason",
            "inPlaceOf",
            "comment",
            "link.ticket",
            "link.confirm",
            "link.reopen",
            "link.tasks",
            "link.approvals",
            "link.more");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");
    private static final int LONGEST_RENDERED_SUBJECT = 200;

    /** A template that breaks the rules, with everything that is wrong about it. */
    static final class Unusable extends RuntimeException {

        Unusable(String id, List<String> faults) {
            super("Message template '" + id + "': " + String.join("; ", faults));
        }
    }

    /** Reads a file of the form "version: 1", "subject: ...", and a heading in brackets before each part. */
    static MessageTemplate parse(String id, String file) {
        var head = new LinkedHashMap<String, String>();
        var parts = new LinkedHashMap<String, String>();
        String part = null;
        for (var line : file.replace("\r\n", "\n").split("\n", -1)) {
            if (line.startsWith("[") && line.strip().endsWith("]")) {
                part = line.strip().substring(1, line.strip().length() - 1);
                parts.put(part, "");
            } else if (part != null) {
                parts.merge(part, line + "\n", String::concat);
            } else if (line.contains(":")) {
                head.put(
                        line.substring(0, line.indexOf(':')).strip(),
                        line.substring(line.indexOf(':') + 1).strip());
            }
        }
        parts.replaceAll((name, text) -> text.strip());
        var version = head.getOrDefault("version", "");
        var template = new MessageTemplate(
                id,
                version.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(version) : 0,
                head.getOrDefault("subject", ""),
                parts);
        var faults = template.faults();
        if (!faults.isEmpty()) {
            throw new Unusable(id, faults);
        }
        return template;
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        if (version == 0) {
            faults.add("needs a line 'version: 1'");
        }
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            faults.add("needs a line 'subject: ...' of at most " + LONGEST_SUBJECT + " characters");
        }
        for (var part : PARTS) {
            var text = parts.getOrDefault(part, "");
            if (text.isBlank() || text.length() > LONGEST_PART) {
                faults.add("needs a part [" + part + "] of at most " + LONGEST_PART + " characters");
            }
        }
        parts.keySet().stream()
                .filter(p -> !PARTS.contains(p))
                .forEach(p -> faults.add("has a part [" + p + "] that no message has"));
        if (!parts.getOrDefault("Link", "").contains("{{link.")) {
            faults.add("needs a {{link...}} in its part [Link]");
        }
        (subject + "\n" + String.join("\n", parts.values()))
                .lines()
                .flatMap(line -> PLACEHOLDER.matcher(line).results())
                .map(found -> found.group(1))
                .filter(name -> !PLACEHOLDERS.contains(name))
                .forEach(name -> faults.add("mentions {{" + name + "}}, which no message may mention"));
        return faults;
    }

    /** The subject line for these values; nothing in a value can end the line. */
    String subject(Map<String, String> values) {
        var line = fill(subject, values).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_RENDERED_SUBJECT ? line : line.substring(0, LONGEST_RENDERED_SUBJECT - 1) + "…";
    }

    /** The text for these values. */
    String body(Map<String, String> values) {
        var text = new StringBuilder();
        if (values.containsKey("person.name")) {
            text.append("Hello ").append(clean(values.get("person.name"))).append(",\n\n");
        }
        PARTS.forEach(part -> text.append(part.equals("Link") ? "" : part + "\n")
                .append(fill(parts.getOrDefault(part, ""), values))
                .append("\n\n"));
        return text.toString().stripTrailing() + "\n";
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(clean(values.getOrDefault(found.group(1), ""))));
    }

    private static String clean(String value) {
        return CONTROL.matcher(value.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" ");
    }
}
