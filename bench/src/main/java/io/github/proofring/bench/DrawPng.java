package io.github.proofring.bench;

import io.github.proofring.totp.ErrorCorrection;
import io.github.proofring.totp.QrCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From an otpauth URI to a PNG of about 300 pixels. */
@State(Scope.Thread)
public class DrawPng {
    private QrUris uris = new QrUris(1);

    /** Draws the secrets. */
    @Setup
    public void draw() {
        uris = new QrUris(QrUris.MANY);
    }

    /** Ours. */
    @Benchmark
    public byte[] ours(Turn turn) {
        return QrCode.of(uris.uris[turn.next(uris.uris.length)], ErrorCorrection.LOW)
                .png(QrPeers.PIXELS);
    }

    /** The matrix, and the bits packed. */
    @Benchmark
    public byte[] bound(Turn turn) {
        return BareQr.png(BareQr.matrix(uris.uris[turn.next(uris.uris.length)]), QrPeers.PIXELS);
    }

    /** Peer. */
    @Benchmark
    public byte[] zxingImageIo(Turn turn) {
        return QrPeers.zxing(uris.uris[turn.next(uris.uris.length)]);
    }

    /** Peer. */
    @Benchmark
    public byte[] javaTotp(Turn turn) {
        int i = turn.next(uris.uris.length);
        return QrPeers.javaTotp(uris.accounts[i], uris.base32[i]);
    }

    /** Peer. */
    @Benchmark
    public byte[] nayukiImageIo(Turn turn) {
        return QrPeers.nayuki(uris.uris[turn.next(uris.uris.length)]);
    }
}
