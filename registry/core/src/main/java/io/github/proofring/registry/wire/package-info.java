/** The byte form of what is sealed: accounts, tickets, authorities. Not exported. */
package io.github.proofring.registry.wire;
