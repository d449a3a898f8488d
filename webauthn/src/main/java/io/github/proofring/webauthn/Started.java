package io.github.proofring.webauthn;

/**
 * A ceremony that was begun.
 *
 * @param pending to be kept, where the client cannot change it, until the response comes
 * @param optionsJson for the page, which gives it to {@code PublicKeyCredential.parseCreationOptionsFromJSON} or {@code
 *     parseRequestOptionsFromJSON}
 */
public record Started<T extends Pending>(T pending, String optionsJson) {}
