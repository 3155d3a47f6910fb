package io.baton.catalog;

import io.baton.people.Person;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request after every check, before anything is stored.
 *
 * @param item what was ordered; absent for free text
 * @param model the item whose rules on approval, acceptance and time count: the ordered one, or for free text the one
 *     it most likely asks for
 * @param answers the answers as given, secret ones still readable
 * @param ask all that may be searched and classified, as normalised words
 * @param matchedItem the item ordered, or the one whose title and keywords free text matches best
 * @param inAdditionTo open ticket beside which the same is wanted once more, on purpose
 * @param approver who is asked first, if anybody has to agree and can be found
 */
record CheckedRequest(
        Person openedBy,
        Person requester,
        @Nullable CatalogueItem item,
        @Nullable CatalogueItem model,
        Map<String, Object> answers,
        String title,
        String description,
        String ask,
        @Nullable String matchedItem,
        String intent,
        String impact,
        String urgency,
        @Nullable String ciId,
        List<String> watchers,
        @Nullable String inAdditionTo,
        @Nullable Person approver) {

    /** People for whom the answers say it is. */
    List<String> beneficiaries() {
        return item == null ? List.of() : item.beneficiaries(answers);
    }
}
