package io.baton.engine.identity;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.jspecify.annotations.Nullable;

/** The engine's query for users, answered from the directory. */
class DirectoryUserQuery extends UserQueryImpl {

    private static final long serialVersionUID = 1L;

    DirectoryUserQuery() {}

    DirectoryUserQuery(CommandExecutor executor) {
        super(executor);
    }

    @Override
    public long executeCount(CommandContext context) {
        return matching(context).size();
    }

    @Override
    public List<User> executeList(CommandContext context, @Nullable Page page) {
        return Found.page(matching(context), page);
    }

    private List<User> matching(CommandContext context) {
        var identities = (DirectoryIdentities) context.getReadOnlyIdentityProvider();
        return identities.users().stream()
                .filter(user -> Found.is(id, user.getId()) && Found.in(ids, user.getId()))
                .filter(user ->
                        Found.is(firstName, user.getFirstName()) && Found.like(firstNameLike, user.getFirstName()))
                .filter(user -> Found.is(lastName, user.getLastName()) && Found.like(lastNameLike, user.getLastName()))
                .filter(user -> Found.is(email, user.getEmail()) && Found.like(emailLike, user.getEmail()))
                .filter(user ->
                        groupId == null || identities.groupsOf(user.getId()).contains(groupId))
                .filter(user -> tenantId == null)
                .sorted(order())
                .toList();
    }

    private Comparator<User> order() {
        var asked = getOrderingProperties();
        Function<User, String> key = User::getId;
        if (!asked.isEmpty()) {
            var by = asked.get(0).getQueryProperty();
            if (UserQueryProperty.FIRST_NAME.equals(by)) {
                key = User::getFirstName;
            } else if (UserQueryProperty.LAST_NAME.equals(by)) {
                key = User::getLastName;
            } else if (UserQueryProperty.EMAIL.equals(by)) {
                key = User::getEmail;
            }
        }
        return Found.reversedIf(Comparator.comparing(key).thenComparing(User::getId), asked);
    }
}
