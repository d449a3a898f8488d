package io.github.proofring.bench;

import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.QrCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From an otpauth URI to an SVG; no peer has one. */
@State(Scope.Thread)
public class DrawSvg {
    private QrUris uris = new QrUris(1);

    /** Draws the secrets. */
    @Setup
    public void draw() {
        uris = new QrUris(QrUris.MANY);
    }

    /** Ours. */
    @Benchmark
    public String ours(Turn turn) {
        return QrCode.of(uris.uris[turn.next(uris.uris.length)], ErrorCorrection.LOW)
                .svg(QrPeers.PIXELS, "QR code for your authenticator app");
    }

    /** The matrix, and a path. */
    @Benchmark
    public String bound(Turn turn) {
        return BareQr.svg(BareQr.matrix(uris.uris[turn.next(uris.uris.length)]), QrPeers.PIXELS);
    }
}
