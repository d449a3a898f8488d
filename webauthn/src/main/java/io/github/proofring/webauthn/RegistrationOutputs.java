package io.github.proofring.webauthn;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of {@link RegistrationExtensions}, and of what browsers ask on their own. What is unknown or cannot be read counts
 * as not told, and refuses no passkey.
 *
 * <p>The first three are the browser's word, which nothing signs. The last two are the authenticator's: worth as much as its
 * attestation is.
 *
 * @param prfEnabled whether the passkey has a pseudo-random function
 * @param prf what it gave at once; mostly nothing
 * @param largeBlobSupported whether it can have a blob
 * @param protection how it is hidden
 * @param minPinLength how short a PIN may be there, 4 to 63 characters
 */
public record RegistrationOutputs(
        Optional<Boolean> prfEnabled,
        Optional<PrfResults> prf,
        Optional<Boolean> largeBlobSupported,
        Optional<CredentialProtection> protection,
        OptionalInt minPinLength) {}
