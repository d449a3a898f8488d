package io.github.proofring.webauthn;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a page tells the person's passkey provider about their passkeys, so that it does not offer what the service does not take
 * (WebAuthn Level 3 §5.1.10, the Signal API). Each answers the argument of the method of {@code PublicKeyCredential} of that name, as
 * JSON for the page to parse. A browser that knows the method does what it is told silently or not at all.
 */
public final class Signals {
    private final String rpId;

    Signals(String rpId) {
        this.rpId = rpId;
    }

    /**
     * For {@code signalUnknownCredential}: no account has this passkey. For a page where nobody is signed in; it tells nothing about
     * any account.
     */
    public String unknownCredential(CredentialId passkey) {
        return forParty().put("credentialId", passkey.base64Url()).toString();
    }

    /**
     * For {@code signalAllAcceptedCredentials}: the account has these passkeys and no others, so that its other ones are hidden or
     * deleted, and ones that were hidden come back. Only for pages of somebody who is signed in.
     *
     * @param passkeys all of them; one that is missing here may be lost to its owner
     */
    public String allAcceptedCredentials(UserHandle user, List<CredentialId> passkeys) {
        ObjectNode signal = forParty().put("userId", user.base64Url());
        ArrayNode ids = signal.putArray("allAcceptedCredentialIds");
        passkeys.forEach(passkey -> ids.add(passkey.base64Url()));
        return signal.toString();
    }

    /**
     * For {@code signalCurrentUserDetails}: what the person and their account are called now. Only for pages of somebody who is
     * signed in.
     */
    public String currentUserDetails(UserHandle user, String name, String displayName) {
        return forParty()
                .put("userId", user.base64Url())
                .put("name", name)
                .put("displayName", displayName)
                .toString();
    }

    private ObjectNode forParty() {
        return Json.newObject().put("rpId", rpId);
    }
}
