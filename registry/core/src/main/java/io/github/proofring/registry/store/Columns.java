package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.wire.WireReader;
import io.github.proofring.registry.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row's values in the types that every database has. */
final class Columns {
    /** The first time that can be counted in milliseconds. */
    static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Columns() {}

    /** Bytes, because texts are compared by rules that differ: case, trailing blanks, normal forms, U+0000. */
    static byte[] account(AccountId account) {
        return account.value().getBytes(StandardCharsets.UTF_8);
    }

    static AccountId account(byte[] column) {
        return new AccountId(new String(column, StandardCharsets.UTF_8));
    }

    /** Bytes for the same reason. */
    static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    static String ascii(byte[] column) {
        return new String(column, StandardCharsets.UTF_8);
    }

    static Bytes bytes(byte[] column) {
        return Bytes.copyOf(column);
    }

    /** In one order, so that the same set is the same bytes. */
    static byte[] credentials(Set<CredentialId> credentials) {
        List<Bytes> sorted = credentials.stream()
                .map(CredentialId::bytes)
                .sorted(Comparator.comparing(Bytes::toArray, java.util.Arrays::compare))
                .toList();
        return sorted.isEmpty()
                ? new byte[0]
                : new WireWriter().each(sorted, WireWriter::bytes).toByteArray();
    }

    static Set<CredentialId> credentials(byte[] column) {
        return column.length == 0
                ? Set.of()
                : new WireReader(column)
                        .each(WireReader::bytes).stream()
                                .map(CredentialId::new)
                                .collect(Collectors.toUnmodifiableSet());
    }

    static String kinds(List<MethodKind> kinds) {
        return kinds.stream().map(MethodKind::value).collect(Collectors.joining(","));
    }

    static List<MethodKind> kinds(String column) {
        return column.isEmpty()
                ? List.of()
                : Stream.of(column.split(",")).map(MethodKind::new).toList();
    }

    static @Nullable Long time(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    static Optional<Instant> time(@Nullable Long column) {
        return Optional.ofNullable(column).map(Instant::ofEpochMilli);
    }

    /** The last whole millisecond that is not after this time, which must not be before {@link #EARLIEST}. */
    static long wholeMillis(Instant time) {
        return time.isAfter(LATEST) ? Long.MAX_VALUE : time.toEpochMilli();
    }
}
