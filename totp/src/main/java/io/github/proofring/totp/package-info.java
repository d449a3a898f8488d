/**
 * One-time codes that an authenticator app shows: made, checked, and enrolled with a QR code.
 *
 * <p>Enroll: make a secret, show it, and ask for one code back, because an app that ignores a parameter shows no error. Then
 * store the secret, encrypted, with the progress that the match returned; the enrolling code is used up by it.
 *
 * <pre>{@code
 * Secret secret = Secret.random(Algorithm.SHA1);
 * OtpauthUri uri = OtpauthUri.of("Example Bank", "ada@example.org", secret, Totp.standard());
 * String picture = QrCode.of(uri.revealUri(), ErrorCorrection.LOW).svg(300, "QR code for your authenticator app");
 * }</pre>
 *
 * <p>Check: load secret and progress, which before the first code is {@link io.github.proofring.totp.Progress#NEVER}, and store the next progress in the same conditional write that lets the person in.
 * Of two requests with one code that race, only one can win that write (RFC 6238 §5.2: a code is accepted once).
 *
 * <pre>{@code
 * TotpCheck check = Totp.standard().check(secret, typed, Instant.now(), last);
 * if (check instanceof TotpCheck.Matched matched) {
 *     store(matched.next());
 * }
 * }</pre>
 *
 * <p>A token or an app that counts instead (RFC 4226) has {@link io.github.proofring.totp.Hotp}. What other servers and apps
 * wrote is read by {@link io.github.proofring.totp.OtpauthUri#parseTolerantly} and {@link
 * io.github.proofring.totp.Migration}; a terminal shows a QR code by {@link
 * io.github.proofring.totp.QrCode#terminalText}.
 *
 * <p>What is left to the application: to count attempts and slow them down (RFC 4226 §7.3, a guess has 3 chances in a
 * million), to keep its clock right, and to encrypt secrets at rest.
 *
 * <p>Codes are ASCII whatever the default locale, charset or time zone. Nothing here opens a file or a connection, starts a
 * thread, logs, or uses AWT. Text that a client sent to be checked never causes an exception; wrong arguments of the
 * application do, with what to do instead.
 */
package io.github.proofring.totp;
