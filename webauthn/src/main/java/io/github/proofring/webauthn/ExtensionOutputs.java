package io.github.proofring.webauthn;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads what extensions gave (§7.1 step 28, §7.2 step 23): with patience, as none of them is a reason to refuse. */
final class ExtensionOutputs {
    private static final int MIN_PIN = 4;
    private static final int MAX_PIN = 63;

    private final Optional<Json> results;

    ExtensionOutputs(Json response) {
        this.results = readable(() -> response.optionalObject("clientExtensionResults"));
    }

    Optional<Boolean> discoverable() {
        return flag("credProps", "rk");
    }

    RegistrationOutputs registration(AuthenticatorData data) {
        return new RegistrationOutputs(
                flag("prf", "enabled"),
                prf(),
                flag("largeBlob", "supported"),
                number(data, "credProtect").flatMap(CredentialProtection::of),
                number(data, "minPinLength")
                        .filter(length -> length >= MIN_PIN && length <= MAX_PIN)
                        .map(length -> OptionalInt.of(length.intValue()))
                        .orElse(OptionalInt.empty()));
    }

    AuthenticationOutputs authentication() {
        return new AuthenticationOutputs(
                prf(),
                readable(() -> of("largeBlob").flatMap(blob -> blob.optionalBytes("blob")))
                        .map(LargeBlob::of),
                flag("largeBlob", "written"));
    }

    private Optional<PrfResults> prf() {
        return readable(() -> of("prf")
                .flatMap(prf -> prf.optionalObject("results"))
                .map(values -> new PrfResults(
                        secret(values.bytes("first")),
                        values.optionalBytes("second").map(ExtensionOutputs::secret))));
    }

    private static byte[] secret(byte[] bytes) {
        if (bytes.length != PrfResults.LENGTH) {
            throw new MalformedException();
        }
        return bytes;
    }

    private Optional<Boolean> flag(String extension, String name) {
        return readable(() -> of(extension).flatMap(outputs -> outputs.optionalFlag(name)));
    }

    private Optional<Json> of(String extension) {
        return results.flatMap(json -> json.optionalObject(extension));
    }

    private static Optional<Long> number(AuthenticatorData data, String extension) {
        return readable(() -> data.extensions().flatMap(outputs -> outputs.number(extension)));
    }

    private static <T> Optional<T> readable(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
