package io.baton.gate;

import io.baton.people.Role;
import jakarta.annotation.security.RolesAllowed;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Open to pipelines and to the people who work with changes or look into them. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@RolesAllowed({
    Role.PIPELINE,
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.CAB_MEMBER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.AUDITOR,
    Role.ADMIN
})
@interface GateReaders {}
