/** What others implement: stores and verifiers. */
package io.github.proofring.registry.spi;
