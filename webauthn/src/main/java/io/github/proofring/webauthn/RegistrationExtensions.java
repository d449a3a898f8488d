package io.github.proofring.webauthn;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked for beside a new passkey (WebAuthn Level 3 §10, CTAP 2.2 §12). A browser or authenticator that knows nothing of
 * it makes the passkey without; what came of it is in {@link RegistrationOutputs}. Whether the passkey is discoverable is always
 * asked (credProps).
 */
public final class RegistrationExtensions extends ExtensionInputs {
    /** Nothing. */
    public static final RegistrationExtensions NONE = new RegistrationExtensions(Json.newObject());

    private RegistrationExtensions(ObjectNode own) {
        super(own);
    }

    /** And a pseudo-random function, to be evaluated when the passkey signs in ({@link AuthenticationExtensions#withPrf}). */
    public RegistrationExtensions withPrf() {
        ObjectNode inputs = inputs();
        inputs.putObject("prf");
        return new RegistrationExtensions(inputs);
    }

    /** And one that is evaluated at once, which few authenticators can: without results, ask again when the passkey signs in. */
    public RegistrationExtensions withPrf(PrfInputs eval) {
        ObjectNode inputs = inputs();
        inputs.putObject("prf").set("eval", eval.json());
        return new RegistrationExtensions(inputs);
    }

    /** And room for a blob, to be read and written when the passkey signs in. */
    public RegistrationExtensions withLargeBlob(LargeBlobSupport support) {
        ObjectNode inputs = inputs();
        inputs.putObject("largeBlob").put("support", support.jsonName());
        return new RegistrationExtensions(inputs);
    }

    /** And that the passkey is hidden so; an authenticator that cannot makes one that is not. */
    public RegistrationExtensions withProtection(CredentialProtection wanted) {
        return withProtection(wanted, false);
    }

    /** And that the passkey is hidden so, or not made: security keys of before 2019 cannot, nor can many that are synced. */
    public RegistrationExtensions withEnforcedProtection(CredentialProtection least) {
        return withProtection(least, true);
    }

    private RegistrationExtensions withProtection(CredentialProtection level, boolean enforced) {
        ObjectNode inputs = inputs();
        inputs.put("credentialProtectionPolicy", level.jsonName());
        inputs.put("enforceCredentialProtectionPolicy", enforced);
        return new RegistrationExtensions(inputs);
    }

    /** And how short a PIN may be: security keys tell it to the relying parties that their owner's organisation wrote into them. */
    public RegistrationExtensions withMinPinLength() {
        ObjectNode inputs = inputs();
        inputs.put("minPinLength", true);
        return new RegistrationExtensions(inputs);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistrationExtensions same && isSame(same);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
