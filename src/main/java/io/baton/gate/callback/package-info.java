/**
 * The gates that CI systems have of their own: GitHub's deployment protection rules, GitLab's deployment approvals and the checks of
 * Azure ask here, and are called back when the gate has opened or will not open.
 */
@NullMarked
package io.baton.gate.callback;

import org.jspecify.annotations.NullMarked;
