package io.baton.audit;

/** The ledger has no usable key, so nothing it records could be proved. */
class LedgerKeyMissing extends RuntimeException {

    private final String setting;

    LedgerKeyMissing(String setting, String problem) {
        super("The setting " + setting + " " + problem);
        this.setting = setting;
    }

    String setting() {
        return setting;
    }
}
