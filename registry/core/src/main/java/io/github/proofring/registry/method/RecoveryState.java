package io.github.proofring.registry.method;

import io.github.proofring.registry.Reason;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Judgement;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one set: a salt, the cost of the hash, and the hash of each code. A used one stays, so that its owner is told what became of it.
 */
record RecoveryState(Bytes salt, int memoryKib, int passes, List<Hashed> codes) {
    /** NIST SP 800-63B-4 §3.1.1.2 asks for 4. */
    static final int SALT_BYTES = 16;

    private static final int FORM = 1;

    record Hashed(Bytes hash, boolean used) {}

    static RecoveryState fresh(Argon2 argon2, Bytes salt, List<Bytes> hashes) {
        return new RecoveryState(
                salt,
                argon2.memoryKib(),
                argon2.passes(),
                hashes.stream().map(hash -> new Hashed(hash, false)).toList());
    }

    int left() {
        return (int) codes.stream().filter(code -> !code.used()).count();
    }

    /** Every hash is compared, each in constant time. */
    Judgement judge(Bytes typed) {
        int found = -1;
        for (int i = 0; i < codes.size(); i++) {
            found = codes.get(i).hash().equals(typed) ? i : found;
        }
        if (found < 0) {
            return new Judgement.Wrong();
        }
        return codes.get(found).used()
                ? new Judgement.Refused(Reason.CODE_ALREADY_USED)
                : RecoveryCodes.proven(using(found));
    }

    private RecoveryState using(int code) {
        List<Hashed> next = new ArrayList<>(codes);
        next.set(code, new Hashed(codes.get(code).hash(), true));
        return new RecoveryState(salt, memoryKib, passes, List.copyOf(next));
    }

    Bytes toBytes() {
        return Bytes.copyOf(new WireWriter()
                .number(FORM)
                .bytes(salt)
                .number(memoryKib)
                .number(passes)
                .each(codes, (to, code) -> to.bytes(code.hash()).number(code.used() ? 1 : 0))
                .toByteArray());
    }

    static RecoveryState of(Bytes state) {
        WireReader in = new WireReader(state.toArray());
        int form = in.number();
        if (form != FORM) {
            throw new IllegalArgumentException("this release reads form " + FORM + " of recovery codes, not " + form);
        }
        return new RecoveryState(
                in.bytes(), in.number(), in.number(), in.each(from -> new Hashed(from.bytes(), from.number() == 1)));
    }
}
