package io.github.proofring.registry.testkit;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.MethodKind;
import io.github.proofring.registry.spi.Bytes;
import io.github.proofring.registry.spi.Change;
import io.github.proofring.registry.spi.CredentialId;
import io.github.proofring.registry.spi.Revision;
import io.github.proofring.registry.spi.Row;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows to write. Names are random, so that a store which outlives a test run needs no clearing. */
final class Rows {
    static final MethodKind TOTP = new MethodKind("totp");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Rows() {}

    static AccountId account() {
        return new AccountId(token(12));
    }

    static String operation() {
        return token(16);
    }

    static CredentialId credential() {
        return credential(32);
    }

    static CredentialId credential(int size) {
        return new CredentialId(random(size));
    }

    static Bytes random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }

    /** A first row with a random body. */
    static Row first(AccountId account, CredentialId... credentials) {
        return new Row(
                account,
                new Revision(1, operation()),
                random(100),
                Set.copyOf(Arrays.asList(credentials)),
                List.of(TOTP),
                Optional.empty());
    }

    /** The state after this one, with another body and these credential ids. */
    static Row after(Row row, CredentialId... credentials) {
        return new Row(
                row.account(),
                next(row.revision()),
                random(100),
                Set.copyOf(Arrays.asList(credentials)),
                row.kinds(),
                row.dueAt());
    }

    static Row withBody(Row row, Bytes body) {
        return new Row(row.account(), row.revision(), body, row.credentials(), row.kinds(), row.dueAt());
    }

    static Row due(Row row, Optional<Instant> time) {
        return new Row(row.account(), row.revision(), row.body(), row.credentials(), row.kinds(), time);
    }

    static Revision next(Revision revision) {
        return new Revision(revision.version() + 1, operation());
    }

    static Change create(Row row) {
        return new Change(Optional.empty(), row);
    }

    static Change replace(Row before, Row next) {
        return new Change(Optional.of(before.revision()), next);
    }

    static Bytes number(long value) {
        return Bytes.copyOf(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    static long number(Bytes body) {
        return ByteBuffer.wrap(body.toArray()).getLong();
    }

    static String token(int bytes) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(random(bytes).toArray());
    }
}
