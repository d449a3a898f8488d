/**
 * A sign-in server on the library. One way of the data: request → {@code Guard} (who asks, and may this request be made) →
 * action ({@code Accounts}, {@code Proofs}) → {@code Pages} or {@code Api}, which only differ in how they answer.
 */
@org.jspecify.annotations.NullMarked
package io.github.proofring.examples.signin;
