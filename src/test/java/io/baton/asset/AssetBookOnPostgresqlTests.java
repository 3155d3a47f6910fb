package io.baton.asset;

import io.baton.TestDatabase;

class AssetBookOnPostgresqlTests extends AssetBookTests {

    @Override
    TestDatabase database() {
        return TestDatabase.postgresql("V160__asset.sql");
    }
}
