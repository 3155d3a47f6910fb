/** What a report is: a named question about a period, answered by a table that pages, programs and spreadsheets read. */
@NamedInterface("report")
@NullMarked
package io.baton.platform.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
