package io.baton.audit;

class LedgerOnPostgresqlTests extends LedgerContract {

    @Override
    LedgerDatabase open() {
        return LedgerDatabase.postgresql();
    }
}
