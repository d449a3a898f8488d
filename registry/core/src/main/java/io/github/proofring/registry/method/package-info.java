/** The kinds of proof method that come with the registry. */
package io.github.proofring.registry.method;
