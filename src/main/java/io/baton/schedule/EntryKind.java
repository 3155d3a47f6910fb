package io.baton.schedule;

/** What an entry of the change calendar says of its time. */
public enum EntryKind {

    /** What it is about is worked on in this time, and outside such times only where somebody forces it. */
    MAINTENANCE("Maintenance window"),

    /** Nothing may be touched, for a reason of its own, such as the end of a quarter. */
    BLACKOUT("Blackout"),

    /** Nothing may be touched: the house declared it. */
    FREEZE("Freeze"),

    /** The business needs everything that works; better not now. */
    PEAK("Peak time");

    private final String words;

    EntryKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether nothing may be deployed in it; such entries count once a second person agreed. */
    public boolean closes() {
        return this == BLACKOUT || this == FREEZE;
    }
}
