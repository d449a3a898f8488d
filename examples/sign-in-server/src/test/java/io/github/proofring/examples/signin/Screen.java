package io.github.proofring.examples.signin;

import java.util.Locale;

/** What a page is seen on: at the desk or on a small phone, by day or by night. */
enum Screen {
    DESK_LIGHT(1280, 900),
    PHONE_LIGHT(360, 740),
    DESK_DARK(1280, 900),
    PHONE_DARK(360, 740);

    final int width;
    final int height;

    Screen(int width, int height) {
        this.width = width;
        this.height = height;
    }

    boolean phone() {
        return name().startsWith("PHONE");
    }

    /** As a page's style asks for it. */
    String colors() {
        return name().endsWith("DARK") ? "dark" : "light";
    }

    /** For the name of a picture. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
