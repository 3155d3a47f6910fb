package io.baton.audit;

class LedgerOnH2Tests extends LedgerContract {

    @Override
    LedgerDatabase open() {
        return LedgerDatabase.h2();
    }
}
