package io.baton.platform;

/**
 * Knows the records of one kind that people refer to by id, so that a slip is found while whoever wrote it can still
 * correct it. Implemented by the module that keeps the records.
 */
public interface ReferenceCheck {

    /** The kind, as the fields of catalogue items call it: {@code asset}. */
    String kind();

    /** Whether there is no such record. When the register does not answer, every id is taken for known. */
    boolean isUnknown(String id);

    /** What would be right, as the rest of a sentence that begins with the field. */
    String remedy();
}
