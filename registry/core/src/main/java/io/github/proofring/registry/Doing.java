package io.github.proofring.registry;

import io.github.proofring.registry.spi.Right;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;

/**
 * By what right something is done, and from where.
 *
 * @param source what the application said of the request, or empty
 */
record Doing(Right by, String source) {
    /** What nobody does. */
    static final Doing BY_TIME = new Doing(new Right.Time(), "");

    static Doing of(Authority authority) {
        return new Doing(right(authority), authority.source());
    }

    Doing with(Right other) {
        return new Doing(other, source);
    }

    private static Right right(Authority authority) {
        if (authority instanceof Authority.Proven proven) {
            return new Right.Proof(proven.method(), proven.strength());
        }
        return authority instanceof Authority.Administrator administrator
                ? new Right.Administrator(administrator.name(), administrator.reason())
                : new Right.Application();
    }

    void write(WireWriter out) {
        if (by instanceof Right.Proof proof) {
            out.number(1).text(proof.method().value()).constant(proof.strength());
        } else if (by instanceof Right.Administrator administrator) {
            out.number(2).text(administrator.name()).text(administrator.reason());
        } else {
            out.number(by instanceof Right.Application ? 3 : 4);
        }
        out.text(source);
    }

    static Doing read(WireReader in) {
        Right by = switch (in.number()) {
            case 1 -> new Right.Proof(new MethodId(in.text()), in.constant(Strength.class));
            case 2 -> new Right.Administrator(in.text(), in.text());
            case 3 -> new Right.Application();
            default -> new Right.Time();
        };
        return new Doing(by, in.text());
    }
}
