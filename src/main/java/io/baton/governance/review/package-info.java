/** Reviews: what is done by habit is looked at by somebody else, with evidence, a verdict and a date. */
@NamedInterface("review")
@NullMarked
package io.baton.governance.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
