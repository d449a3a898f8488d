package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a ticket keeps of a code that was sent: enough to know it again together with a key that stays in the account, and nothing
 * without. So neither whoever can open tickets nor whoever can read accounts can work the code out.
 *
 * @param digits how many it has
 */
record SentCode(Bytes hash, int digits) {
    private static final int KEY_BYTES = 32;

    /** A key for one code. */
    static Bytes newKey() {
        return Bytes.copyOf(Random.bytes(KEY_BYTES));
    }

    /** @param bound what the code is good for, and nothing else */
    static SentCode of(String code, Bytes key, Bytes bound) {
        return new SentCode(hash(code, key, bound), code.length());
    }

    /** Whether this is the code. Takes the same time whatever the code is. */
    boolean is(String code, Bytes key, Bytes bound) {
        return hash.equals(hash(code, key, bound));
    }

    /** The digits that were typed, in whatever script, without the blanks and hyphens between them; none if they cannot be this code. */
    Optional<String> read(String typed) {
        if (typed.length() > 64) {
            return Optional.empty();
        }
        StringBuilder read = new StringBuilder();
        boolean plain = typed.codePoints()
                .filter(c -> !Character.isSpaceChar(c) && !Character.isWhitespace(c) && c != '-')
                .allMatch(c -> {
                    int digit = Character.digit(c, 10);
                    read.append(digit);
                    return digit >= 0;
                });
        return plain && read.length() == digits ? Optional.of(read.toString()) : Optional.empty();
    }

    private static Bytes hash(String code, Bytes key, Bytes bound) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.toArray(), "HmacSHA256"));
            mac.update(bound.toArray());
            return Bytes.copyOf(mac.doFinal(code.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no HMAC-SHA-256", e);
        }
    }

    void write(WireWriter out) {
        out.bytes(hash).number(digits);
    }

    static SentCode read(WireReader in) {
        return new SentCode(in.bytes(), in.number());
    }
}
