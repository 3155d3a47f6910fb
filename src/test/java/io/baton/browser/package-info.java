/** Lets tests use the product as people do: in a real browser, without a screen. */
@org.jspecify.annotations.NullMarked
package io.baton.browser;
