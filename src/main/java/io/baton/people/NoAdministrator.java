package io.baton.people;

/** Nobody could administer this server: there is no administrator and no setting that names the first one. */
class NoAdministrator extends RuntimeException {

    NoAdministrator(String why) {
        super(why);
    }
}
