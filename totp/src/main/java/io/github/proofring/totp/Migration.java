package io.github.proofring.totp;

import java.util.List;

/**
 * What Google Authenticator exports to move to another phone: {@code otpauth-migration://offline?data=…}, one URI for each of
 * the QR codes that it shows, the <i>batches</i>. Other apps read and write the same. The format is Google's own and not
 * documented; it knows periods of 30 seconds and six or eight digits only.
 *
 * @param entries the accounts, in the order of the batches
 * @param missing the numbers of the batches that were not given, counted from 1; empty if all were
 * @param skipped the accounts that cannot be read, while the others can
 */
public record Migration(List<AppEntry> entries, List<Integer> missing, List<Skipped> skipped) {
    /** The lists are copied. */
    public Migration {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
        skipped = List.copyOf(skipped);
    }

    /**
     * An account that could not be read.
     *
     * @param batch the number of its batch, counted from 1
     * @param issuer who runs the service, as far as it is told
     * @param account which account there, as far as it is told
     * @param parameter what is wrong with it, named as in {@link OtpauthUriException#parameter()}
     * @param problem the same in a sentence for developers, without the secret
     */
    public record Skipped(int batch, String issuer, String account, String parameter, String problem) {}

    /**
     * Reads an export. The batches may come in any order, and one that was scanned twice counts once.
     *
     * @param uris those that are there so far, at least one and at most 100, each of at most 8,192 characters
     * @throws OtpauthUriException for one that is no batch, or of another export than the first, or in conflict with one that
     *     has the same number: the message names its place in the list, counted from 1
     * @throws IllegalArgumentException for no URI at all, or more than 100
     */
    public static Migration read(List<String> uris) {
        return MigrationReader.read(uris);
    }

    /**
     * Writes an export, with the secrets, in as many batches as are needed for QR codes that a phone reads from a screen: at most
     * ten accounts in each, fewer if their names are long.
     *
     * @param entries the accounts, in the order in which they are to be read
     * @param exportId what tells the batches of this export from those of others; any number, such as a random one
     * @return one URI for each batch, in their order; none without an account
     * @throws OtpauthUriException for an account that the format cannot carry: another period than 30 seconds, another T0 than
     *     the Unix epoch, seven digits, a name that no QR code can hold
     * @throws IllegalArgumentException if they do not fit into 100 batches
     * @throws IllegalStateException if a secret was destroyed
     */
    public static List<String> revealUris(List<AppEntry> entries, int exportId) {
        return MigrationWriter.write(entries, exportId);
    }
}
