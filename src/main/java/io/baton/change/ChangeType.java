package io.baton.change;

/** How much is asked before a change may begin. */
public enum ChangeType {

    /** Done often and well in the same way; agreed to beforehand as a template. */
    STANDARD,

    /** Judged on its own, before it begins. */
    NORMAL,

    /** Cannot wait; a short agreement now, the rest afterwards. */
    EMERGENCY
}
