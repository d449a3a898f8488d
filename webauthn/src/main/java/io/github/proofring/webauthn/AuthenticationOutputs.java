package io.github.proofring.webauthn;

import java.util.Optional;

/**
 * What came of {@link AuthenticationExtensions}. What is unknown or cannot be read counts as not told, and refuses no sign-in.
 *
 * <p>All of it is the browser's word, which nothing signs: whoever signs in can write what they like here.
 *
 * @param prf what the pseudo-random function gave
 * @param largeBlob what is stored beside the passkey; empty also if there is nothing or it could not be read
 * @param largeBlobWritten whether what was to be stored was
 */
public record AuthenticationOutputs(
        Optional<PrfResults> prf, Optional<LargeBlob> largeBlob, Optional<Boolean> largeBlobWritten) {}
