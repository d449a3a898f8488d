/**
 * Passkeys, on the relying party's side: WebAuthn Level 3 with JSON as browsers give and take it.
 *
 * <pre>{@code
 * RelyingParty party = RelyingParty.of("example.org", "Example", Set.of("https://example.org"));
 *
 * // Register: the options go to the page, the pending ceremony into the session.
 * Started<PendingRegistration> started = party.startRegistration(
 *         RegistrationRequest.of(user, "ada", "Ada Lovelace", List.of()), Instant.now());
 * RegistrationResult result = party.finishRegistration(started.pending(), responseJson, Instant.now());
 * if (result instanceof RegistrationResult.Registered registered) {
 *     store(registered.passkey());
 * }
 *
 * // Sign in: load the record of the passkey and user that the response presents, and store what comes back.
 * Started<PendingAuthentication> asked =
 *         party.startAuthentication(AuthenticationRequest.discoverable(), Instant.now());
 * }</pre>
 *
 * <p>What is left to the application: to keep a pending ceremony where the client cannot change it and to use it once, to
 * refuse a passkey whose id some account has, and to store an updated record only over the one it was made from.
 */
package io.github.proofring.webauthn;
