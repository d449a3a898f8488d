/** An authenticator app for a terminal, on the generating half of the library; no server needs to know it. */
@NullMarked
package io.github.proofring.examples.authenticator;

import org.jspecify.annotations.NullMarked;
