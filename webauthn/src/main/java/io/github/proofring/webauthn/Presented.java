package io.github.proofring.webauthn;

import java.util.Optional;

/**
 * Which passkey a response says that it is of, before anything was verified: enough to load the record of that passkey <em>and</em>
 * that user, and for nothing else.
 *
 * @param id which passkey
 * @param user whose; told by a passkey that was found without a user name
 */
public record Presented(CredentialId id, Optional<UserHandle> user) {}
