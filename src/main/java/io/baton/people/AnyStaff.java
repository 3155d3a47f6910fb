package io.baton.people;

import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to everybody who works on tickets, answers for that work or looks after the server; not to those who only ask. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.CAB_MEMBER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.ADMIN,
    Role.AUDITOR
})
public @interface AnyStaff {}
