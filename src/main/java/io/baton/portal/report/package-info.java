/** Reports for people and programs: who may read which, as page, JSON and CSV. */
@NullMarked
package io.baton.portal.report;

import org.jspecify.annotations.NullMarked;
