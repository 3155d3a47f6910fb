package io.baton.catalog;

import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of answer a catalogue item asks for. */
public enum FieldType {
    /** One line of text. */
    TEXT("text"),
    /** Several lines of text. */
    LONG_TEXT("longText"),
    NUMBER("number"),
    /** A day, as yyyy-mm-dd. */
    DATE("date"),
    /** One of a list. */
    CHOICE("choice"),
    BOOLEAN("boolean"),
    /** Id of a person in the directory. */
    PERSON("person"),
    /** Id of a configuration item. */
    CI("ci"),
    /** Tag of an asset. */
    ASSET("asset");

    private final String id;

    FieldType(String id) {
        this.id = id;
    }

    @JsonValue
    public String id() {
        return id;
    }

    boolean isText() {
        return this == TEXT || this == LONG_TEXT;
    }
}
