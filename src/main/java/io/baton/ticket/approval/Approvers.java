package io.baton.ticket.approval;

import io.baton.engine.ReadableTables;
import io.baton.people.Directory;
import io.baton.people.Person;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everybody who may have to approve something as things stand: by the lines, by the cost centres, by approval-plan.dmn. */
@Component
class Approvers {

    private final Directory directory;
    private final ReadableTables tables;
    private final ObjectProvider<CostCentreOwners> costCentres;

    Approvers(Directory directory, ReadableTables tables, ObjectProvider<CostCentreOwners> costCentres) {
        this.directory = directory;
        this.tables = tables;
        this.costCentres = costCentres;
    }

    /** Ids of those who may decide, each with why that is so in words. */
    Map<String, Set<String>> all() {
        var people = directory.people().stream().filter(Person::enabled).toList();
        var found = new TreeMap<String, Set<String>>();
        people.stream()
                .filter(person -> person.managerId() != null)
                .forEach(person -> add(found, String.valueOf(person.managerId()), "line manager"));
        people.stream()
                .map(Person::costCentre)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(centre -> costCentres.stream()
                        .flatMap(owners -> owners.ownerOf(centre).stream())
                        .forEach(owner -> add(found, owner, "owner of the cost centre " + centre)));
        planned().forEach(group -> inGroup(people, group).forEach(id -> add(found, id, "member of " + group)));
        found.keySet()
                .removeIf(id ->
                        directory.person(id).filter(ApproverSearch::mayDecide).isEmpty());
        return found;
    }

    private static Collection<String> inGroup(Collection<Person> people, String group) {
        return people.stream()
                .filter(person -> person.groups().contains(group))
                .map(Person::id)
                .toList();
    }

    /** Teams and roles that the plan names. */
    private Set<String> planned() {
        var groups = new HashSet<String>();
        for (var id : ApprovalPlan.TABLES) {
            var table = tables.of(id);
            var column = table.answers().indexOf("Who");
            if (column >= 0) {
                table.rows().stream()
                        .flatMap(row -> Arrays.stream(row.answers().get(column).split("[\\s,]+")))
                        .filter(name -> !name.isEmpty())
                        .forEach(groups::add);
            }
        }
        return groups;
    }

    private static void add(Map<String, Set<String>> found, String person, String why) {
        found.computeIfAbsent(person, id -> new TreeSet<>()).add(why);
    }
}
