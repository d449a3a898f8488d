/** What the library costs: measured through the same public calls that a user makes, beside its bounds and its peers. */
@org.jspecify.annotations.NullMarked
package io.github.proofring.bench;
