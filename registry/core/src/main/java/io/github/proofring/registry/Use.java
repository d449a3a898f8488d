package io.github.proofring.registry;

import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.time.Instant;

/**
 * That a method was proved: one line of {@link Registry#recentUse}.
 *
 * @param at      when
 * @param method  which; it may be off the account since
 * @param purpose what for
 * @param source  what the application said of the request ({@link Caller#withSource}), or empty
 */
public record Use(Instant at, MethodId method, Purpose purpose, String source) {
    void write(WireWriter out) {
        out.instant(at).text(method.value()).constant(purpose).text(source);
    }

    static Use read(WireReader in) {
        return new Use(in.instant(), new MethodId(in.text()), in.constant(Purpose.class), in.text());
    }
}
