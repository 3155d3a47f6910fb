package io.baton.people;

/** The roles of Baton; the ids are group ids in the engine and authorities in the security chain. */
public final class Role {

    public static final String REQUESTER = "requester";
    public static final String AGENT = "agent";
    public static final String TEAM_LEAD = "team-lead";
    public static final String CHANGE_MANAGER = "change-manager";
    public static final String CAB_MEMBER = "cab-member";
    public static final String INCIDENT_COMMANDER = "incident-commander";
    public static final String PROCESS_OWNER = "process-owner";
    public static final String AUDITOR = "auditor";
    public static final String ADMIN = "admin";
    /** A machine that opens and follows tickets. */
    public static final String INTEGRATION = "integration";
    /** A CI/CD pipeline that asks the gate. */
    public static final String PIPELINE = "pipeline";

    /** A machine that does steps of processes as an external task worker. */
    public static final String ROBOT = "robot";

    private Role() {}
}
