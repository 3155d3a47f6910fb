package io.baton.portal;

import io.baton.catalog.CatalogueItem;
import io.baton.catalog.ItemDefinition.Approval;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a catalogue item costs and promises, in words. */
final class ItemText {

    private static final int DAY = 24;

    private ItemText() {}

    /** @param hours by the clock, nights and weekends included */
    static String promise(int hours) {
        if (hours < DAY) {
            return hours == 1 ? "within an hour" : "within " + hours + " hours";
        }
        var days = (hours + DAY - 1) / DAY;
        return days == 1 ? "within a day" : "within " + days + " days";
    }

    static @Nullable String price(CatalogueItem item) {
        var price = item.definition().price();
        return price == null || price.signum() == 0 ? null : String.format(Locale.ENGLISH, "%,.2f EUR", price);
    }

    static boolean needsApproval(CatalogueItem item) {
        return item.definition().approval() == Approval.LINE_MANAGER;
    }

    /** Price and approval in one sentence, if there is anything to say. */
    static @Nullable String terms(CatalogueItem item) {
        var price = price(item);
        var approval = needsApproval(item) ? "Your line manager approves." : null;
        if (price == null) {
            return approval;
        }
        return price + (approval == null ? "" : ". " + approval);
    }
}
