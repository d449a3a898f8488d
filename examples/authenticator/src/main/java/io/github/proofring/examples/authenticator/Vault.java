package io.github.proofring.examples.authenticator;

import io.github.proofring.totp.AppEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The accounts in a file that only its owner can read, and only with the passphrase. One program at a time has it open. */
final class Vault implements AutoCloseable {
    private static final long MAX_BYTES = 4 << 20;

    private static final String ASIDE = ".new";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;
    private final Seal seal;
    private final FileChannel lock;
    private List<AppEntry> entries;

    private Vault(Path file, Seal seal, FileChannel lock, List<AppEntry> entries) {
        this.file = file;
        this.seal = seal;
        this.lock = lock;
        this.entries = entries;
    }

    static boolean exists(Path file) {
        return Files.exists(file);
    }

    /**
     * Opens the file, or makes one where there is none. The passphrase is overwritten.
     *
     * @throws VaultException with what to tell the person
     */
    static Vault open(Path file, char[] passphrase, Seal.Cost costOfNew) {
        FileChannel lock = null;
        try {
            Path absolute = real(file.toAbsolutePath().normalize());
            lock = lock(absolute);
            removeAside(absolute);
            Vault vault = exists(absolute)
                    ? existing(absolute, passphrase, lock)
                    : new Vault(absolute, Seal.fresh(passphrase, costOfNew), lock, List.of());
            lock = null;
            return vault;
        } catch (IOException e) {
            throw new VaultException("The file " + file + " can be neither read nor made: " + e, e);
        } finally {
            Arrays.fill(passphrase, '\0');
            release(lock);
        }
    }

    /** One file has one lock and one place, by whatever link it was named. */
    private static Path real(Path file) throws IOException {
        if (exists(file)) {
            return file.toRealPath();
        }
        if (Files.isSymbolicLink(file)) {
            throw new VaultException("The link " + file + " leads nowhere.");
        }
        Files.createDirectories(folder(file), ownerOnly("rwx------"));
        return folder(file).toRealPath().resolve(file.getFileName());
    }

    private static Vault existing(Path file, char[] passphrase, FileChannel lock) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new VaultException("The file is larger than any that this authenticator writes.");
        }
        byte[] sealed = Files.readAllBytes(file);
        Seal seal = Seal.of(sealed, passphrase);
        byte[] content = seal.open(sealed);
        try {
            return new Vault(file, seal, lock, Entries.read(content));
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    List<AppEntry> entries() {
        return entries;
    }

    /** Returns once the file is on the disk: a counter must not be used before it is known to be used. */
    void store(List<AppEntry> next) {
        byte[] content = Entries.write(next);
        try {
            byte[] sealed = seal.seal(content);
            if (sealed.length > MAX_BYTES) {
                throw new VaultException("These are more accounts than the file holds, and nothing was changed.");
            }
            replace(sealed);
        } catch (IOException e) {
            throw new VaultException("The file could not be written, and nothing was changed: " + e, e);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
        entries = List.copyOf(next);
        forceFolder();
    }

    /** Written aside and moved into place: the file is the old one or the new one, whenever the power goes. */
    private void replace(byte[] sealed) throws IOException {
        Path aside = Files.createTempFile(folder(file), file.getFileName() + ".", ASIDE, ownerOnly("rw-------"));
        try {
            try (FileChannel out = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(sealed);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void forceFolder() {
        if (!POSIX) {
            return;
        }
        try (FileChannel folder = FileChannel.open(folder(file), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            throw new VaultException("The file was written, but the disk does not say that it keeps it: " + e, e);
        }
    }

    /** What a crash left behind while it wrote: accounts in it may have been removed since. */
    private static void removeAside(Path file) throws IOException {
        String begin = file.getFileName() + ".";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                folder(file),
                path -> path.getFileName().toString().startsWith(begin)
                        && path.getFileName().toString().endsWith(ASIDE))) {
            for (Path aside : left) {
                Files.deleteIfExists(aside);
            }
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(
                beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // By this very program.
        }
        if (lock == null) {
            channel.close();
            throw new VaultException("The file is open in another window.");
        }
        return channel;
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new VaultException("The lock could not be released: " + e, e);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "the root is no file");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() {
        release(lock);
    }
}
