package io.github.proofring.smpp;

import io.github.proofring.registry.spi.DeliveryException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jsmpp.bean.DeliverSm;

/** The one session that all messages share. Whoever finds none binds; who comes meanwhile waits for that, and shares how it ends. */
final class Link {
    private final SmppServer server;
    private final Optional<Consumer<DeliverSm>> receipts;
    private CompletableFuture<Binding> current = CompletableFuture.failedFuture(closed());
    private boolean closed;

    Link(SmppServer server, Optional<Consumer<DeliverSm>> receipts) {
        this.server = server;
        this.receipts = receipts;
    }

    /** The session, bound now if there is none that stands. */
    Binding take() {
        CompletableFuture<Binding> mine = new CompletableFuture<>();
        CompletableFuture<Binding> taken = currentOr(mine);
        if (taken == mine) {
            bind(mine);
        }
        return result(taken);
    }

    private synchronized CompletableFuture<Binding> currentOr(CompletableFuture<Binding> next) {
        if (closed) {
            throw closed();
        }
        Optional<Binding> last = bound(current);
        if (current.isDone() && last.filter(Binding::isUsable).isEmpty()) {
            last.ifPresent(Binding::close);
            current = next;
        }
        return current;
    }

    private void bind(CompletableFuture<Binding> mine) {
        try {
            mine.complete(Binding.to(server, receipts));
        } catch (DeliveryException e) {
            mine.completeExceptionally(e);
        } finally {
            mine.completeExceptionally(DeliveryException.failed("no session was bound"));
        }
        if (isClosed()) {
            bound(mine).ifPresent(Binding::unbindAndClose);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static Optional<Binding> bound(CompletableFuture<Binding> binding) {
        return binding.isCompletedExceptionally() ? Optional.empty() : Optional.ofNullable(binding.getNow(null));
    }

    private Binding result(CompletableFuture<Binding> binding) {
        try {
            // Twice the answer: to the handshake of TLS, and to the bind.
            return binding.get(server.times.connectMillis() + 2L * server.times.answerMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DeliveryException failed
                    ? failed
                    : DeliveryException.failed("no session was bound");
        } catch (TimeoutException e) {
            throw DeliveryException.failed("another message binds to the message centre, and that takes too long");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryException.failed("interrupted while the session was bound");
        }
    }

    /** Ends the session, also one that is about to be bound. */
    void close() {
        CompletableFuture<Binding> last;
        synchronized (this) {
            closed = true;
            last = current;
        }
        bound(last).ifPresent(Binding::unbindAndClose);
    }

    private static DeliveryException closed() {
        return DeliveryException.failed("this delivery has been closed");
    }
}
