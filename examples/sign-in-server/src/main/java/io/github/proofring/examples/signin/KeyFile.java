package io.github.proofring.examples.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Supplier;

/** The file that holds the key ring, for its owner's eyes only. */
final class KeyFile {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private KeyFile() {}

    /** The file's text; where there is no file, what {@code first} makes is written to it. */
    static String readOrMake(Path file, Supplier<String> first) {
        try {
            if (!Files.exists(file)) {
                Path folder =
                        Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "KEY_FILE names no file");
                Files.createDirectories(folder, ownerOnly("rwx------"));
                make(file, folder, first.get());
            }
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " can be neither read nor made", e);
        }
    }

    /**
     * Written aside and linked into place: the file is there whole or not at all, and of two servers that start at once the second
     * takes the first one's keys.
     */
    private static void make(Path file, Path folder, String text) throws IOException {
        Path aside = Files.createTempFile(folder, "key", ".new", ownerOnly("rw-------"));
        try {
            Files.writeString(aside, text, StandardCharsets.US_ASCII);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            // The other server was first.
        } catch (UnsupportedOperationException e) {
            // No hard links here: of two servers that start for the first time at once the second one fails, and says
            // so.
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
