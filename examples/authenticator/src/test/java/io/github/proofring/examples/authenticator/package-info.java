@NullMarked
package io.github.proofring.examples.authenticator;

import org.jspecify.annotations.NullMarked;
