package io.baton.engine.identity;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import io.baton.people.Directory;
import io.baton.people.Passwords;
import io.baton.people.Person;
import io.baton.people.RoleBook;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * Answers the engine's questions about users and groups from the directory. A person sees himself and his groups;
 * everybody else only with the engine's right to read users or groups.
 */
class DirectoryIdentities implements ReadOnlyIdentityProvider {

    private static final int TIERS = 3;

    private final Directory directory;
    private final RoleBook roles;
    private final Passwords passwords;

    DirectoryIdentities(Directory directory, RoleBook roles, Passwords passwords) {
        this.directory = directory;
        this.roles = roles;
        this.passwords = passwords;
    }

    /** Enabled people whom the asker may see, ordered by id. */
    List<User> users() {
        var all = mayRead(USER);
        var asker = asker();
        return directory.people().stream()
                .filter(Person::enabled)
                .filter(person -> all || person.id().equals(asker))
                .map(DirectoryIdentities::user)
                .toList();
    }

    /** Groups the asker may see: roles, tiers and teams. */
    List<Group> groups() {
        var own = asker() == null ? List.<String>of() : groupsOf(String.valueOf(asker()));
        var everyone = mayRead(GROUP);
        var tiers = Stream.iterate(1, n -> n <= TIERS, n -> n + 1)
                .map(n -> group("agent-l" + n, "Support level " + n, "tier"));
        var all = Stream.of(
                roles.roles().stream().map(role -> group(role.id(), role.id(), "role")),
                tiers,
                directory.teams().stream().map(team -> group(team.id(), team.name(), "team")));
        return all.flatMap(groups -> groups)
                .filter(group -> everyone || own.contains(group.getId()))
                .toList();
    }

    List<String> groupsOf(String userId) {
        return directory
                .person(userId)
                .filter(Person::enabled)
                .map(person -> List.copyOf(person.groups()))
                .orElse(List.of());
    }

    private static @Nullable String asker() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }

    /** Asked once for all of them: the role file grants reading all users or none. */
    private static boolean mayRead(Resource resource) {
        return Context.getCommandContext().getAuthorizationManager().isAuthorized(READ, resource, ANY);
    }

    private static User user(Person person) {
        var cut = person.name().lastIndexOf(' ');
        var user = new UserEntity(person.id());
        user.setFirstName(cut < 0 ? "" : person.name().substring(0, cut));
        user.setLastName(person.name().substring(cut + 1));
        user.setEmail(person.email());
        return user;
    }

    private static Group group(String id, String name, String type) {
        var group = new GroupEntity(id);
        group.setName(name);
        group.setType(type);
        return group;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return users().stream()
                .filter(u -> u.getId().equals(userId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new DirectoryUserQuery(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public UserQuery createUserQuery(CommandContext commandContext) {
        return new DirectoryUserQuery();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("People are not in the engine's tables");
    }

    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        return userId != null
                && password != null
                && passwords.check(userId, password).isPresent();
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return groups().stream()
                .filter(g -> Objects.equals(g.getId(), groupId))
                .findFirst()
                .orElse(null);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new DirectoryGroupQuery(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new DirectoryGroupQuery();
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext commandContext) {
        return new NoTenants();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
