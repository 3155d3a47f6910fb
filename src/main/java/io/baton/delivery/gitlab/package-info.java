/** Pipelines of GitLab. */
@NullMarked
package io.baton.delivery.gitlab;

import org.jspecify.annotations.NullMarked;
