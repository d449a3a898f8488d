package io.github.proofring.totp;

import java.time.Instant;

/**
 * One account in an authenticator app: what {@link OtpauthUri} tells one, and what {@link TolerantReading} and {@link
 * Migration} read from what others wrote. It holds the secret and does not print it; equal by value but for the secret, which
 * is equal by identity.
 *
 * @param issuer who runs the service; empty if it was not told
 * @param account which account there; empty if it was not told
 * @param secret the shared secret
 * @param factor the time or a counter, with the parameters of the codes
 */
public record AppEntry(String issuer, String account, Secret secret, MovingFactor factor) {

    /**
     * The code to show.
     *
     * @param now the present instant; not looked at if a counter moves the codes
     * @throws IllegalStateException if the secret was destroyed
     * @throws IllegalArgumentException for a time before T0
     */
    public String code(Instant now) {
        if (factor instanceof MovingFactor.ByCounter counted) {
            return counted.hotp().code(secret, counted.next());
        }
        Totp totp = ((MovingFactor.ByTime) factor).totp();
        return totp.code(secret, totp.stepAt(now));
    }
}
