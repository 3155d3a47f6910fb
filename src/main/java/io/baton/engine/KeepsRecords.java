package io.baton.engine;

/**
 * A delegate whose work is in this server's own tables, where later steps look for it. Nobody can do that by hand, and
 * values filled in for it would speak of records that are not there.
 */
public interface KeepsRecords extends Writes {

    @Override
    default boolean isHandwork() {
        return false;
    }
}
