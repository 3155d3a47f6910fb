package io.baton.engine.identity;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.GroupQueryProperty;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/** The engine's query for groups, answered from the directory: roles, tiers and teams. */
class DirectoryGroupQuery extends GroupQueryImpl {

    private static final long serialVersionUID = 1L;

    DirectoryGroupQuery() {}

    DirectoryGroupQuery(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return matching(context).size();
    }

    @Override
    public List<Group> executeList(CommandContext context, @Nullable Page page) {
        return Found.page(matching(context), page);
    }

    private List<Group> matching(CommandContext context) {
        var identities = (DirectoryIdentities) context.getReadOnlyIdentityProvider();
        return identities.groups().stream()
                .filter(group -> Found.is(id, group.getId()) && Found.in(ids, group.getId()))
                .filter(group -> Found.is(name, group.getName()) && Found.like(nameLike, group.getName()))
                .filter(group -> Found.is(type, group.getType()))
                .filter(group -> userId == null || identities.groupsOf(userId).contains(group.getId()))
                .filter(group -> tenantId == null)
                .sorted(order())
                .toList();
    }

    private Comparator<Group> order() {
        var asked = getOrderingProperties();
        Function<Group, String> key = Group::getId;
        if (!asked.isEmpty()) {
            var by = asked.get(0).getQueryProperty();
            if (GroupQueryProperty.NAME.equals(by)) {
                key = Group::getName;
            } else if (GroupQueryProperty.TYPE.equals(by)) {
                key = Group::getType;
            }
        }
        return Found.reversedIf(Comparator.comparing(key).thenComparing(Group::getId), asked);
    }
}
