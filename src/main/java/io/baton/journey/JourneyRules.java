package io.baton.journey;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a journey must be like before tickets are part of it; every fault is told with its place. */
@Component
class JourneyRules {

    private static final Pattern ID = Pattern.compile("[a-z0-9](-?[a-z0-9]){1,62}");
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SERVICE = 200;
    private static final int MOST_SERVICES = 100;

    private final JourneyRegister register;
    private final Directory directory;
    private final ServiceNames services;

    JourneyRules(JourneyRegister register, Directory directory, ServiceNames services) {
        this.register = register;
        this.directory = directory;
        this.services = services;
    }

    /** @throws Refusal 422 naming each fault */
    void check(Journey journey) {
        var errors = new ArrayList<FieldError>();
        if (!ID.matcher(journey.id()).matches()) {
            errors.add(new FieldError("id", "must be 2 to 64 small letters, digits and single hyphens."));
        }
        if (journey.name().isBlank() || journey.name().length() > LONGEST_NAME) {
            errors.add(new FieldError("name", "is required, in at most " + LONGEST_NAME + " characters."));
        }
        checkOwner(journey.owner(), errors);
        checkServices(journey, errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid("journey-invalid", errors);
        }
    }

    private void checkOwner(String owner, List<FieldError> errors) {
        if (owner.isBlank()) {
            errors.add(new FieldError("owner", "is required: name the person who answers for the whole journey."));
            return;
        }
        var person = directory.person(owner);
        if (person.isEmpty()) {
            errors.add(new FieldError("owner", "there is nobody with the sign-in name '" + owner + "'."));
        } else if (!person.get().enabled()) {
            errors.add(new FieldError(
                    "owner", person.get().name() + " does not work here any more; name somebody who does."));
        } else if (!canAct(person.get())) {
            errors.add(new FieldError(
                    "owner", person.get().name() + " cannot act on tickets; name somebody who can answer a call."));
        }
    }

    private static boolean canAct(Person person) {
        return !person.isService() && !person.has(Role.AUDITOR);
    }

    private void checkServices(Journey journey, List<FieldError> errors) {
        if (journey.services().size() > MOST_SERVICES) {
            errors.add(new FieldError("services", "are more than " + MOST_SERVICES + "."));
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < journey.services().size(); i++) {
            var place = "services[" + i + "]";
            var service = journey.services().get(i);
            var key = JourneyRegister.key(service);
            if (key.isEmpty() || service.length() > LONGEST_SERVICE) {
                errors.add(new FieldError(
                        place, "must be the name of a service in at most " + LONGEST_SERVICE + " characters."));
            } else if (!seen.add(key)) {
                errors.add(new FieldError(place, "'" + service + "' is named twice."));
            } else {
                checkService(journey, service, place, errors);
            }
        }
    }

    private void checkService(Journey journey, String service, String place, List<FieldError> errors) {
        var other = register.ofService(service).filter(found -> !found.id().equals(journey.id()));
        if (other.isPresent()) {
            errors.add(new FieldError(
                    place,
                    "'" + service + "' belongs to the journey '" + other.get().id()
                            + "'; a service belongs to one journey, take it out there first."));
        } else if (!services.isKnown(service)) {
            errors.add(new FieldError(
                    place,
                    "'" + service + "' is no service of the inventory or of the catalogue; see /portal/services."));
        }
    }
}
