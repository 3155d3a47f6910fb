package io.baton.platform;

/** There is no usable key for secret fields, so they could be neither stored nor read. */
class FieldKeyMissing extends RuntimeException {

    FieldKeyMissing(String problem) {
        super("The setting baton.secrets.field-key " + problem);
    }
}
