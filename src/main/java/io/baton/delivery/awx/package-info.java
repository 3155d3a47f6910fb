/** Job templates and workflows of AWX and Automation Controller. */
@NullMarked
package io.baton.delivery.awx;

import org.jspecify.annotations.NullMarked;
