/** The example, tested from outside: over HTTP, and in a browser. */
@org.jspecify.annotations.NullMarked
package io.github.proofring.examples.signin;
