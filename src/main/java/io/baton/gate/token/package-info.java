/** By what pipelines prove who they are: tokens of their own, and the identity tokens of the systems they run in. */
@NullMarked
package io.baton.gate.token;

import org.jspecify.annotations.NullMarked;
