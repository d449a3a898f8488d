package io.github.proofring.registry.sms;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The body of an answer up to a limit; where there is more, the connection is given up. */
final class BoundedBody implements HttpResponse.BodySubscriber<BoundedBody.Read> {
    static final int MOST_BYTES = 64 * 1024;

    /**
     * What was read.
     *
     * @param text  as UTF-8, with U+FFFD for what is none
     * @param whole whether it ended within the limit
     */
    record Read(String text, boolean whole) {}

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Read> read = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedBody(int most) {
        this.most = most;
    }

    /** Where the gateway has not taken the message, the status says all there is to know, and the body is not read. */
    static HttpResponse.BodyHandler<Read> ofSuccess() {
        return answer -> new BoundedBody(answer.statusCode() / 100 == 2 ? MOST_BYTES : 0);
    }

    @Override
    public CompletionStage<Read> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (most == 0) {
            given.cancel();
            complete(false);
        } else {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] next = new byte[Math.min(buffer.remaining(), most + 1 - bytes.size())];
            buffer.get(next);
            bytes.writeBytes(next);
        }
        if (bytes.size() > most && subscription != null) {
            subscription.cancel();
            complete(false);
        }
    }

    @Override
    public void onError(Throwable cause) {
        read.completeExceptionally(cause);
    }

    @Override
    public void onComplete() {
        complete(true);
    }

    private void complete(boolean whole) {
        read.complete(new Read(bytes.toString(StandardCharsets.UTF_8), whole));
    }
}
