package io.github.proofring.registry.ceremony;

import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.Strength;
import io.github.proofring.registry.Trait;
import io.github.proofring.registry.method.EmailCodes;
import io.github.proofring.registry.spi.Addressed;
import io.github.proofring.registry.spi.AlertMessage;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.CodeMessage;
import io.github.proofring.registry.spi.Message;
import io.github.proofring.registry.spi.Recipient;
import io.github.proofring.registry.spi.SentCodes;
import java.util.Set;

/** A kind of address written outside, of which no way is invented: the lofts of pigeons, which are called as mailboxes are. */
final class Pigeon implements SentCodes {
    static final MethodKind KIND = new MethodKind("pigeon");

    private final SentCodes lofts = new EmailCodes("Example");

    @Override
    public MethodKind kind() {
        return KIND;
    }

    @Override
    public Channel channel() {
        return lofts.channel();
    }

    @Override
    public int digits() {
        return lofts.digits();
    }

    @Override
    public Strength strength() {
        return lofts.strength();
    }

    @Override
    public Set<Trait> traits() {
        return lofts.traits();
    }

    @Override
    public Set<String> amr() {
        return lofts.amr();
    }

    @Override
    public Addressed read(String typed) {
        return lofts.read(typed);
    }

    @Override
    public Recipient recipient(Bytes state) {
        return lofts.recipient(state);
    }

    @Override
    public String masked(Bytes state) {
        return lofts.masked(state);
    }

    @Override
    public String typed(Bytes state) {
        return lofts.typed(state);
    }

    @Override
    public Message write(Bytes state, CodeMessage code) {
        return lofts.write(state, code);
    }

    @Override
    public Message write(Bytes state, AlertMessage alert) {
        return lofts.write(state, alert);
    }
}
