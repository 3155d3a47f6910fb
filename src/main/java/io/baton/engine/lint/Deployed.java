package io.baton.engine.lint;

import java.util.Collection;
import java.util.List;

/** The models that are live already, to which the checked ones may refer. */
public interface Deployed {

    /** Nothing is live yet, and the checked files are all there is. */
    Deployed NOTHING = new Deployed() {

        @Override
        public Collection<ModelFile> processesAndDecisions() {
            return List.of();
        }

        @Override
        public boolean hasForm(String id) {
            return false;
        }
    };

    /** The newest version of each. */
    Collection<ModelFile> processesAndDecisions();

    boolean hasForm(String id);
}
