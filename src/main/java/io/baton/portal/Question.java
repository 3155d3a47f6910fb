package io.baton.portal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form with its answer so far.
 *
 * @param input how it is asked: {@code radio}, {@code select}, {@code textarea} or a type of the HTML input element
 * @param options to choose among; for a text, what may be meant
 * @param step smallest difference between two numbers
 */
record Question(
        String name,
        String label,
        String input,
        boolean required,
        @Nullable String help,
        @Nullable String value,
        @Nullable String error,
        @Nullable Integer maxLength,
        @Nullable String min,
        @Nullable String max,
        @Nullable String step,
        @Nullable String autocomplete,
        List<Option> options) {

    record Option(String value, String label) {}

    static Question of(String name, String label, String input, boolean required) {
        return new Question(name, label, input, required, null, null, null, null, null, null, null, null, List.of());
    }

    Question explained(@Nullable String text) {
        return new Question(
                name, label, input, required, text, value, error, maxLength, min, max, step, autocomplete, options);
    }

    /** The answer that is there stays where none is given. */
    Question keptIfEmpty() {
        var kept = (help == null ? "" : help + " ") + "Leave it empty to keep what was given.";
        return new Question(
                name, label, input, false, kept, value, error, maxLength, min, max, step, autocomplete, options);
    }

    Question answered(@Nullable String answer) {
        return new Question(
                name, label, input, required, help, answer, error, maxLength, min, max, step, autocomplete, options);
    }

    Question refused(@Nullable String why) {
        return new Question(
                name, label, input, required, help, value, why, maxLength, min, max, step, autocomplete, options);
    }

    Question choosing(List<Option> among) {
        return new Question(
                name, label, input, required, help, value, error, maxLength, min, max, step, autocomplete, among);
    }

    /** Anything may be typed; these are proposed. */
    Question proposing(List<Option> what) {
        return choosing(what);
    }

    /** Where the browser finds what is proposed for a text. */
    public @Nullable String proposals() {
        return options.isEmpty() ? null : "f-" + name + "-list";
    }

    Question limited(@Nullable Integer length) {
        return new Question(
                name, label, input, required, help, value, error, length, min, max, step, autocomplete, options);
    }

    Question between(@Nullable String least, @Nullable String most, @Nullable String by) {
        return new Question(
                name, label, input, required, help, value, error, maxLength, least, most, by, autocomplete, options);
    }

    Question completedBy(@Nullable String token) {
        return new Question(
                name, label, input, required, help, value, error, maxLength, min, max, step, token, options);
    }

    public boolean holds(String option) {
        return option.equals(value);
    }

    /** Where the error summary leads to. */
    public String anchor() {
        return input.equals("radio") ? "f-" + name + "-0" : "f-" + name;
    }

    public String helpId() {
        return "f-" + name + "-help";
    }

    public String errorId() {
        return "f-" + name + "-error";
    }

    /** Ids of the texts that explain the input, for screen readers. */
    public @Nullable String describedBy() {
        var ids = new ArrayList<String>();
        if (help != null) {
            ids.add(helpId());
        }
        if (error != null) {
            ids.add(errorId());
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }
}
