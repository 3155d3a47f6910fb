package io.baton.people;

import io.baton.platform.Refusal;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The counter where people, teams and rights are managed. Nobody changes his own rights here. */
@Component
public class PeopleDesk {

    static final String PERSON = "PERSON";
    static final String SERVICE = "SERVICE";

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,62}");

    /** @throws Refusal 422 unless the id can be a sign-in name here and a user or group id in the engine */
    static void requireId(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw Refusal.invalid(
                    field,
                    "must have 1 to 63 characters: lower-case letters, digits and . _ @ -, beginning with a letter or"
                            + " digit.");
        }
    }
}
