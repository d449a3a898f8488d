package io.github.proofring.registry.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket on loopback that reads the beginning of each request and then does as it was told. */
final class RudeGateway implements AutoCloseable {
    interface Manner {
        void treat(Socket caller) throws IOException;
    }

    final AtomicInteger calls = new AtomicInteger();

    /** One permit for each caller that is seen to have hung up. */
    private final Semaphore hungUp = new Semaphore(0);

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private final Manner manner;

    RudeGateway(Manner manner) {
        this.manner = manner;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::serve);
    }

    URI address(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/send");
    }

    /** Waits a while for so many callers to hang up. */
    boolean hungUpOn(int callers, Duration longest) throws InterruptedException {
        boolean seen = hungUp.tryAcquire(callers, longest.toMillis(), TimeUnit.MILLISECONDS);
        if (seen) {
            hungUp.release(callers);
        }
        return seen;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "rude gateway");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try {
            while (true) {
                Socket caller = server.accept();
                open.add(caller);
                calls.incrementAndGet();
                daemon(() -> treat(caller));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void treat(Socket caller) {
        try (caller) {
            if (caller.getInputStream().read(new byte[8192]) > 0) {
                manner.treat(caller);
            }
        } catch (IOException e) {
            hungUp.release();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket caller : open) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
