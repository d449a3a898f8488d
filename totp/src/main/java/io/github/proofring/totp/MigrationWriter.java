package io.github.proofring.totp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The writer behind {@link Migration#revealUris}. */
final class MigrationWriter {
    private static final int VERSION = 1;
    private static final int MAX_BATCHES = 100;
    private static final int MAX_IN_A_BATCH = 10;

    /** In Base64 with its escapes a QR code of version 20 or so (97 modules), which a phone still reads from a screen. */
    private static final int EASY_BYTES = 560;

    /** What the largest QR code holds in bytes at its lowest error correction (ISO/IEC 18004). */
    private static final int MAX_LENGTH = 2953;

    private MigrationWriter() {}

    static List<String> write(List<AppEntry> entries, int exportId) {
        List<List<byte[]>> batches = batches(entries);
        if (batches.size() > MAX_BATCHES) {
            throw new IllegalArgumentException("These accounts take " + batches.size() + " batches, and an export has "
                    + MAX_BATCHES + ": write them in several exports");
        }
        List<String> uris = new ArrayList<>();
        for (int index = 0; index < batches.size(); index++) {
            ProtobufWriter batch = new ProtobufWriter();
            batches.get(index).forEach(entry -> batch.bytes(MigrationForm.ENTRY, entry));
            batch.number(MigrationForm.VERSION, VERSION)
                    .number(MigrationForm.BATCH_SIZE, batches.size())
                    .number(MigrationForm.BATCH_INDEX, index)
                    .number(MigrationForm.BATCH_ID, exportId);
            String data = Base64.getEncoder().encodeToString(batch.toByteArray());
            String uri = MigrationForm.PREFIX + PercentCoding.encode(data);
            if (uri.length() > MAX_LENGTH) {
                throw new OtpauthUriException("label", "no QR code can hold an issuer and an account of this length");
            }
            uris.add(uri);
        }
        return uris;
    }

    private static List<List<byte[]>> batches(List<AppEntry> entries) {
        List<List<byte[]>> batches = new ArrayList<>();
        List<byte[]> last = List.of();
        int bytes = 0;
        for (AppEntry entry : entries) {
            byte[] written = entry(entry);
            if (batches.isEmpty() || last.size() == MAX_IN_A_BATCH || bytes + written.length > EASY_BYTES) {
                last = new ArrayList<>();
                batches.add(last);
                bytes = 0;
            }
            last.add(written);
            bytes += written.length;
        }
        return batches;
    }

    private static byte[] entry(AppEntry entry) {
        ProtobufWriter out = new ProtobufWriter()
                .bytes(MigrationForm.SECRET, entry.secret().reveal())
                .text(MigrationForm.NAME, name(entry));
        if (!entry.issuer().isEmpty()) {
            out.text(MigrationForm.ISSUER, entry.issuer());
        }
        out.number(
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
