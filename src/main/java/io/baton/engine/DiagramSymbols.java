package io.baton.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little signs that tell one kind of node from another, each as a path in a square of 18 by 18. */
final class DiagramSymbols {

    static final String TICK = "M4 9.5l3.5 3.5L14 6";
    static final String BOX_WITH_PLUS = "M3 3h12v12H3zM9 5.8v6.4M5.8 9h6.4";
    static final String ONE_AFTER_THE_OTHER = "M3 5h12M3 9h12M3 13h12";
    static final String SIDE_BY_SIDE = "M5 3v12M9 3v12M13 3v12";
    static final String AGAIN = "M6.5 14.5a6 6 0 1 1 4 .3M10.5 14.8l-.8 2.4M10.5 14.8l2.4 1";

    private static final String ENVELOPE = "M2 4h14v10H2zM2 4l7 6 7-6";
    private static final String PAGE = "M4 2h10v14H4zM6.5 6h5M6.5 9h5M6.5 12h5";

    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("userTask", "M9 2.5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M2.8 15.5c0-3.6 2.6-5.5 6.2-5.5s6.2 1.9 6.2 5.5z"),
            Map.entry(
                    "serviceTask",
                    "M9 4.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8M9 7.4a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 1 0 0-3.2"
                            + "M9 4.6V1.6M9 13.4v3M4.6 9h-3M13.4 9h3M5.9 5.9L3.8 3.8M12.1 5.9l2.1-2.1"
                            + "M5.9 12.1l-2.1 2.1M12.1 12.1l2.1 2.1"),
            Map.entry("businessRuleTask", "M2 4h14v10H2zM2 7.3h14M2 10.6h14M6.5 7.3v6.7M2 5.6h14"),
            Map.entry("scriptTask", PAGE),
            Map.entry("sendTask", ENVELOPE),
            Map.entry("receiveTask", ENVELOPE),
            Map.entry("messageEventDefinition", ENVELOPE),
            Map.entry("timerEventDefinition", "M9 2a7 7 0 1 0 0 14a7 7 0 1 0 0-14M9 5v4l3 2"),
            Map.entry("errorEventDefinition", "M3 15l4-9 4 5 4-8-3 12-4-5z"),
            Map.entry("signalEventDefinition", "M9 3l7 12H2z"),
            Map.entry("escalationEventDefinition", "M9 2l5 13-5-5-5 5z"),
            Map.entry("conditionalEventDefinition", PAGE),
            Map.entry("compensateEventDefinition", "M9 4L3 9l6 5zM16 4l-6 5 6 5z"),
            Map.entry("linkEventDefinition", "M2 7h8V4l6 5-6 5v-3H2z"),
            Map.entry("terminateEventDefinition", "M9 3a6 6 0 1 0 0 12a6 6 0 1 0 0-12M9 5v8M5 9h8M6 6l6 6M12 6l-6 6"),
            Map.entry("exclusiveGateway", "M4.5 4.5l9 9M13.5 4.5l-9 9"),
            Map.entry("parallelGateway", "M9 2.5v13M2.5 9h13"),
            Map.entry("inclusiveGateway", "M9 2.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13"),
            Map.entry("complexGateway", "M9 2.5v13M2.5 9h13M4.5 4.5l9 9M13.5 4.5l-9 9"),
            Map.entry("eventBasedGateway", "M9 .5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17M9 4l5 3.7-1.9 5.8H5.9L4 7.7z"));

    private DiagramSymbols() {}

    static @Nullable String of(String type) {
        return BY_TYPE.get(type);
    }
}
