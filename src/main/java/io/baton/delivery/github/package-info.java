/** Workflows of GitHub Actions. */
@NullMarked
package io.baton.delivery.github;

import org.jspecify.annotations.NullMarked;
