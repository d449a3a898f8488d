package io.github.proofring.registry.store;

import io.github.proofring.registry.AccountId;
import io.github.proofring.registry.spi.CredentialId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** The table that keeps a credential id on one account. It is written to in a transaction that wrote or locked the account's own row before. */
final class CredentialRows {
    private static final String HOLD = "insert into proofring_credential (credential, account) values (?, ?)";
    private static final String RELEASE = "delete from proofring_credential where credential = ? and account = ?";
    private static final String RELEASE_ALL = "delete from proofring_credential where account = ?";

    private CredentialRows() {}

    /** Whether the account holds them all now; else another one holds one of them, and the transaction must not be committed. */
    static boolean hold(Borrowed borrowed, AccountId account, Set<CredentialId> credentials) throws SQLException {
        try (PreparedStatement hold = borrowed.prepare(HOLD)) {
            for (CredentialId credential : credentials) {
                hold.setBytes(1, credential.bytes().toArray());
                hold.setBytes(2, Columns.account(account));
                if (OneStatement.changesUnlessDuplicate(hold) == 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static void release(Borrowed borrowed, AccountId account, Set<CredentialId> credentials) throws SQLException {
        try (PreparedStatement release = borrowed.prepare(RELEASE)) {
            for (CredentialId credential : credentials) {
                release.setBytes(1, credential.bytes().toArray());
                release.setBytes(2, Columns.account(account));
                release.executeUpdate();
            }
        }
    }

    static void releaseAll(Borrowed borrowed, AccountId account) throws SQLException {
        try (PreparedStatement release = borrowed.prepare(RELEASE_ALL)) {
            release.setBytes(1, Columns.account(account));
            release.executeUpdate();
        }
    }
}
