package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.cmdb.ImpactWalk.Group;
import io.baton.cmdb.ImpactWalk.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImpactWalkTests {

    private final List<Link> links = new ArrayList<>();
    private int queries;

    @Test
    void failureTravelsFromHostToService() {
        hits("host", "database");
        hits("database", "application");
        hits("application", "service");

        var walk = walkFrom("host", 10);

        assertThat(walk.reached().keySet()).containsExactly("database", "application", "service");
        assertThat(walk.reached().get("service").depth()).isEqualTo(3);
        assertThat(walk.reached().get("service").via()).isEqualTo("application");
        assertThat(walk.isComplete()).isTrue();
    }

    @Test
    void cycleEndsByItselfAndNeverHitsTheOrigin() {
        hits("a", "b");
        hits("b", "c");
        hits("c", "a");
        hits("c", "b");

        assertThat(walkFrom("a", 10).reached().keySet()).containsExactly("b", "c");
    }

    @Test
    void itemReachedByTwoWaysIsListedOnceAtItsNearest() {
        hits("a", "b");
        hits("a", "c");
        hits("b", "c");

        assertThat(walkFrom("a", 10).reached().get("c").depth()).isEqualTo(1);
    }

    @Test
    void redundantGroupWithstandsUntilTooFewAreUp() {
        hits("web-1", "shop", new Group("farm", 3, 2));
        hits("web-2", "shop", new Group("farm", 3, 2));
        hits("switch", "web-1");

        var oneDown = walkFrom("switch", 10);
        assertThat(oneDown.reached().keySet()).containsExactly("web-1");
        assertThat(oneDown.withstood()).containsExactly(new Impact.Withstood("shop", "farm", 2, 2));

        hits("switch", "web-2");
        var twoDown = walkFrom("switch", 10);
        assertThat(twoDown.reached().keySet()).containsExactly("web-1", "web-2", "shop");
        assertThat(twoDown.withstood()).isEmpty();
    }

    @Test
    void groupMembersLostOnDifferentLevelsAddUp() {
        hits("switch", "web-1");
        hits("web-1", "shop", new Group("farm", 2, 1));
        hits("web-1", "storage");
        hits("storage", "web-2");
        hits("web-2", "shop", new Group("farm", 2, 1));

        assertThat(walkFrom("switch", 10).reached()).containsKey("shop");
    }

    @Test
    void walkStopsAtItsDepthAndSaysSo() {
        IntStream.range(0, 12).forEach(i -> hits("n" + i, "n" + (i + 1)));

        var walk = walkFrom("n0", 10);

        assertThat(walk.reached()).hasSize(10).doesNotContainKey("n11");
        assertThat(walk.isComplete()).isFalse();
    }

    @Test
    void wholeLevelCostsOneQuery() {
        IntStream.range(0, 200).forEach(i -> hits("host", "app" + i));
        IntStream.range(0, 200).forEach(i -> hits("app" + i, "service" + i));

        assertThat(walkFrom("host", 10).reached()).hasSize(400);
        assertThat(queries).isLessThanOrEqualTo(3);
    }

    private void hits(String from, String to) {
        links.add(new Link(from, to, RelationType.DEPENDS_ON, null));
    }

    private void hits(String from, String to, Group group) {
        links.add(new Link(from, to, RelationType.DEPENDS_ON, group));
    }

    private ImpactWalk walkFrom(String origin, int depth) {
        var walk = new ImpactWalk(this::linksFrom);
        walk.run(origin, depth);
        return walk;
    }

    private List<Link> linksFrom(Collection<String> ids) {
        queries++;
        return links.stream().filter(l -> ids.contains(l.from())).toList();
    }
}
