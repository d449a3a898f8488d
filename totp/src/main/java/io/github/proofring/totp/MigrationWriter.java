package io.github.proofring.totp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The writer behind {@link Migration#revealUris}. */
final class MigrationWriter {
    private static final int VERSION = 1;
    private static final int IN_A_BATCH = 10;

    private MigrationWriter() {}

    static List<String> write(List<AppEntry> entries, int exportId) {
        int batches = (entries.size() + IN_A_BATCH - 1) / IN_A_BATCH;
        List<String> uris = new ArrayList<>();
        for (int index = 0; index < batches; index++) {
            ProtobufWriter batch = new ProtobufWriter();
            for (AppEntry entry :
                    entries.subList(index * IN_A_BATCH, Math.min(entries.size(), (index + 1) * IN_A_BATCH))) {
                batch.bytes(MigrationForm.ENTRY, entry(entry));
            }
            batch.number(MigrationForm.VERSION, VERSION)
                    .number(MigrationForm.BATCH_SIZE, batches)
                    .number(MigrationForm.BATCH_INDEX, index)
                    .number(MigrationForm.BATCH_ID, exportId);
            String data = Base64.getEncoder().encodeToString(batch.toByteArray());
            uris.add(MigrationForm.PREFIX + PercentCoding.encode(data));
        }
        return uris;
    }

    private static byte[] entry(AppEntry entry) {
        ProtobufWriter out = new ProtobufWriter()
                .bytes(MigrationForm.SECRET, entry.secret().reveal())
                .text(MigrationForm.NAME, name(entry))
                .text(MigrationForm.ISSUER, entry.issuer())
                .number(
                        MigrationForm.ALGORITHM,
                        MigrationForm.ALGORITHMS.indexOf(entry.factor().algorithm()) + 1)
                .number(MigrationForm.DIGITS, digits(entry.factor().digits()));
        if (entry.factor() instanceof MovingFactor.ByCounter counted) {
            out.number(MigrationForm.TYPE, MigrationForm.BY_COUNTER)
                    .number(MigrationForm.COUNTER, counted.next().value());
        } else if (entry.factor() instanceof MovingFactor.ByTime time) {
            refuseOtherTimes(time.totp());
            out.number(MigrationForm.TYPE, MigrationForm.BY_TIME);
        }
        return out.toByteArray();
    }

    /** Google Authenticator has the issuer in the name, too, and apps that read only that one want it there. */
    private static String name(AppEntry entry) {
        boolean needsIssuer = !entry.issuer().isEmpty() || entry.account().indexOf(':') >= 0;
        return needsIssuer ? entry.issuer() + ":" + entry.account() : entry.account();
    }

    private static int digits(int digits) {
        return switch (digits) {
            case 6 -> MigrationForm.SIX;
            case 8 -> MigrationForm.EIGHT;
            default -> throw new OtpauthUriException("digits", "an export has codes of six and eight digits only");
        };
    }

    private static void refuseOtherTimes(Totp totp) {
        if (!totp.period().equals(Totp.standard().period())) {
            throw new OtpauthUriException("period", "an export has periods of 30 seconds only");
        }
        if (totp.t0().getEpochSecond() != 0) {
            throw new OtpauthUriException("t0", "apps count from the Unix epoch and cannot be told otherwise");
        }
    }
}
