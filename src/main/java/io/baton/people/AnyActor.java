package io.baton.people;

import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to every person who may change anything at all: everybody but auditors, who only read. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({
    Role.REQUESTER,
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.CAB_MEMBER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.ADMIN
})
public @interface AnyActor {}
