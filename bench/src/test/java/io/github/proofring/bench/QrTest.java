package io.github.proofring.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.proofring.testkit.AuthenticatorApp;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is measured of QR codes: everyone draws what an app can scan")
class QrTest {
    private static final Pattern RUN = Pattern.compile("h(\\d+)v1");

    @Test
    @DisplayName("as PNG")
    void png() {
        DrawPng draw = new DrawPng();
        draw.draw();
        for (int i = 0; i < 8; i++) {
            String secret = AuthenticatorApp.scan(draw.ours(new Fixed(i))).secret();
            assertEquals(secret, AuthenticatorApp.scan(draw.bound(new Fixed(i))).secret());
            assertEquals(
                    secret,
                    AuthenticatorApp.scan(draw.zxingImageIo(new Fixed(i))).secret());
            assertEquals(
                    secret, AuthenticatorApp.scan(draw.javaTotp(new Fixed(i))).secret());
            assertEquals(
                    secret,
                    AuthenticatorApp.scan(draw.nayukiImageIo(new Fixed(i))).secret());
        }
    }

    @Test
    @DisplayName("as SVG: with as many dark modules")
    void svg() {
        DrawSvg draw = new DrawSvg();
        draw.draw();
        for (int i = 0; i < 8; i++) {
            int dark = dark(draw.ours(new Fixed(i)));
            assertTrue(dark > 500, dark + " dark modules");
            assertEquals(dark, dark(draw.bound(new Fixed(i))));
        }
    }

    private static int dark(String svg) {
        return RUN.matcher(svg)
                .results()
                .map((MatchResult run) -> run.group(1))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    @Test
    @DisplayName("for a terminal: the same text")
    void terminal() {
        DrawTerminal draw = new DrawTerminal();
        draw.draw();
        for (int i = 0; i < 8; i++) {
            assertEquals(draw.ours(new Fixed(i)), draw.bound(new Fixed(i)));
        }
    }
}
