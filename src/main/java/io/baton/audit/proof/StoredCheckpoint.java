package io.baton.audit.proof;

/** A checkpoint as it was found, not yet believed. */
record StoredCheckpoint(long number, long size, String root, String note) {}
