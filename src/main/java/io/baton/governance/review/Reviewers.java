package io.baton.governance.review;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.ticket.review.ReviewItem;
import io.baton.ticket.review.ReviewScope.Rules;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds who may judge an item: people of the team or role that the table names, never one whose own judgement it is. */
@Component
class Reviewers {

    private final Directory directory;

    Reviewers(Directory directory) {
        this.directory = directory;
    }

    /** Ids of those who may; those of the second group only when all of the first took part. */
    List<String> of(ReviewItem item, Rules rules) {
        var first = independent(item, rules.reviewers());
        return first.isEmpty() ? independent(item, rules.otherwise()) : first;
    }

    /** Ids of the people of a team or role who have nothing to do with the item. */
    List<String> independent(ReviewItem item, String group) {
        return directory.people().stream()
                .filter(person -> person.enabled() && !person.isService())
                .filter(person -> person.groups().contains(group))
                .map(Person::id)
                .filter(id -> !item.subjects().contains(id))
                .toList();
    }
}
