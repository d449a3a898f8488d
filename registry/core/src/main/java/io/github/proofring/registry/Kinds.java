package io.github.proofring.registry;

import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Channel;
import io.github.proofring.registry.spi.SentCodes;
import io.github.proofring.registry.spi.Verifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of method that a registry knows: those that are verified and those to which codes are sent. */
final class Kinds {
    private final Map<MethodKind, Verifier> verifiers = new HashMap<>();
    private final Map<MethodKind, SentCodes> sent = new HashMap<>();

    Kinds(List<Verifier> verifiers, List<SentCodes> sentCodes) {
        for (Verifier verifier : verifiers) {
            if (this.verifiers.put(verifier.kind(), verifier) != null) {
                throw new IllegalArgumentException("two verifiers for the kind " + verifier.kind() + ": give one");
            }
        }
        for (SentCodes kind : sentCodes) {
            boolean twice = sent.put(kind.kind(), kind) != null || this.verifiers.containsKey(kind.kind());
            if (twice) {
                throw new IllegalArgumentException("the kind " + kind.kind() + " is there twice: give one");
            }
            if (kind.digits() < 6 || kind.digits() > 8) {
                throw new IllegalArgumentException(
                        "a code of the kind " + kind.kind() + " has 6 to 8 digits, not " + kind.digits());
            }
        }
    }

    Optional<Verifier> verifier(MethodKind kind) {
        return Optional.ofNullable(verifiers.get(kind));
    }

    Optional<SentCodes> sentCodes(MethodKind kind) {
        return Optional.ofNullable(sent.get(kind));
    }

    /** Those of which a way can be invented, in an order that never changes. */
    List<MethodKind> invented() {
        return Stream.concat(
                        sent.values().stream()
                                .filter(kind -> kind.invented(0).isPresent())
                                .map(SentCodes::kind),
                        verifiers.values().stream()
                                .filter(verifier -> verifier.openInvented().isPresent())
                                .map(Verifier::kind))
                .sorted(Comparator.comparing(MethodKind::value))
                .toList();
    }

    boolean canInvent(MethodKind kind) {
        return invented().contains(kind);
    }

    /** Whether someone of whom nothing is known may see it as a way in. */
    boolean isShown(Enrolled method) {
        return !method.isSuspended() && canInvent(method.kind());
    }

    /** A kind that is not known here may be one where another server sends. */
    boolean mayBeAddress(MethodKind kind) {
        return !verifiers.containsKey(kind);
    }

    Optional<Channel> channel(MethodKind kind) {
        return sentCodes(kind).map(SentCodes::channel);
    }

    /** The masked address; none if it is no address. */
    Optional<String> masked(Enrolled method) {
        return sentCodes(method.kind()).map(kind -> Labels.cut(kind.masked(method.state())));
    }

    WayIn wayIn(Enrolled method) {
        return new WayIn(method.id(), method.kind(), masked(method).orElse(""));
    }

    /** Whoever judges a proof for this ticket; none if its kind is not known here. */
    Optional<Judging> judging(OpenTicket ticket, Proof proof, Instant now) {
        return ticket.code()
                .map(code ->
                        sentCodes(ticket.kind()).<Judging>map(kind -> new SentCodeJudging(kind, ticket, code, proof)))
                .orElseGet(() ->
                        verifier(ticket.kind()).map(verifier -> new VerifierJudging(verifier, ticket, proof, now)));
    }

    Method view(Enrolled method) {
        return method.view(verifier(method.kind())
                .map(verifier -> verifier.describe(method.state()))
                .or(() -> sentCodes(method.kind()).map(kind -> describe(kind, method.state())))
                .orElse(Description.NONE));
    }

    static Description describe(SentCodes kind, Bytes state) {
        return new Description(Labels.cut(kind.masked(state)), kind.traits());
    }
}
