package io.github.proofring.totp;

/**
 * A choice that a major authenticator app is known not to honour.
 *
 * @param app the app, such as "Microsoft Authenticator"
 * @param parameter the part of the URI: {@code algorithm}, {@code digits}, {@code period}, {@code secret} or {@code issuer}
 * @param effect what the app does then, in a sentence for developers
 */
public record Caution(String app, String parameter, String effect) {}
