package io.baton.asset;

/** Where in its life an asset is. */
public enum AssetStatus {
    IN_STOCK,
    IN_USE,
    IN_REPAIR,
    RETIRED
}
