package io.baton.asset;

import io.baton.platform.ReferenceCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds tags in requests that are on no label. */
@Component
class KnownAssets implements ReferenceCheck {

    private static final Logger LOG = LoggerFactory.getLogger(KnownAssets.class);

    private final AssetRegister register;

    KnownAssets(AssetRegister register) {
        this.register = register;
    }

    @Override
    public String kind() {
        return "asset";
    }

    @Override
    public boolean isUnknown(String id) {
        try {
            return register.find(id).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("The asset register did not answer; {} is taken as it is.", id, e);
            return false;
        }
    }

    @Override
    public String remedy() {
        return "names no asset in the register; use the tag on its label, such as LT-100.";
    }
}
