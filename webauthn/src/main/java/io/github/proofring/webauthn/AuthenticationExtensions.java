package io.github.proofring.webauthn;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of a passkey beside its signature (WebAuthn Level 3 §10). One that cannot signs without; what came of it is in
 * {@link AuthenticationOutputs}.
 */
public final class AuthenticationExtensions extends ExtensionInputs {
    /** Nothing. */
    public static final AuthenticationExtensions NONE = new AuthenticationExtensions(Json.newObject());

    private AuthenticationExtensions(ObjectNode own) {
        super(own);
    }

    /** And its pseudo-random function, evaluated at this. */
    public AuthenticationExtensions withPrf(PrfInputs eval) {
        ObjectNode inputs = inputs();
        inputs.withObject("prf").set("eval", eval.json());
        return new AuthenticationExtensions(inputs);
    }

    /**
     * And the pseudo-random function of this passkey, evaluated at this instead of what is for all.
     *
     * @param passkey one of those that the request allows
     */
    public AuthenticationExtensions withPrf(CredentialId passkey, PrfInputs eval) {
        ObjectNode inputs = inputs();
        inputs.withObject("prf").withObject("evalByCredential").set(passkey.base64Url(), eval.json());
        return new AuthenticationExtensions(inputs);
    }

    /** And the blob beside it; not if one is written. */
    public AuthenticationExtensions withLargeBlobRead() {
        ObjectNode inputs = inputs();
        inputs.putObject("largeBlob").put("read", true);
        return new AuthenticationExtensions(inputs);
    }

    /** And that this is stored beside it instead of what was there; not read then. The request allows that one passkey only. */
    public AuthenticationExtensions withLargeBlobWrite(LargeBlob blob) {
        ObjectNode inputs = inputs();
        inputs.putObject("largeBlob").put("write", blob.base64Url());
        return new AuthenticationExtensions(inputs);
    }

    /** For what a browser would throw. */
    void refuseUnless(List<CredentialDescriptor> allowed) {
        if (has("largeBlob", "write") && allowed.size() != 1) {
            throw new IllegalArgumentException(
                    "a blob is written to one passkey: allow that one by name, not " + allowed.size());
        }
        Set<String> ids =
                allowed.stream().map(credential -> credential.id().base64Url()).collect(Collectors.toSet());
        if (!ids.containsAll(names("prf", "evalByCredential"))) {
            throw new IllegalArgumentException(
                    "prf is asked of a passkey that the request does not allow: allow it by name, or ask all");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AuthenticationExtensions same && isSame(same);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
