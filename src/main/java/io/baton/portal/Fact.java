package io.baton.portal;

/** A name and its value, as pages list them. */
record Fact(String name, String value) {}
