package io.github.proofring.examples.signin;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;

/** A person at the keyboard alone: goes on by Tab, sees by the ring where they are, presses Enter or Space, types. */
record Keyboard(Browser browser) {
    /** More than a page here has. */
    private static final int STOPS = 30;

    /** Shadows may be there without the focus, and are no ring then. */
    private static final String REMEMBER_SHADOWS = """
            window.shadows = new Map([...document.querySelectorAll('a, button, input, summary, [tabindex]')]
              .map(element => [element, getComputedStyle(element).boxShadow]));""";

    private static final String RING = """
            const focused = document.activeElement;
            const style = getComputedStyle(focused);
            const place = focused.getBoundingClientRect();
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
              && !/, 0\\)$|^transparent$/.test(style.outlineColor);
            const before = window.shadows?.get(focused);
            const shadowed = before !== undefined && style.boxShadow !== 'none' && style.boxShadow !== before;
            return (outlined || shadowed) && place.width > 1 && place.height > 1
              && place.right > 0 && place.bottom > 0 && place.left < innerWidth && place.top < innerHeight;""";

    /** Goes to the control of this name, from where the focus is now. */
    void goTo(String name) {
        goTo(name, STOPS);
    }

    /** The same, if it is reached by pressing Tab this often or less. */
    void goTo(String name, int stops) {
        walk(name, stops, () -> browser.keys(Keys.TAB));
    }

    /** Goes back to the control of this name, by Tab with Shift held: beyond the last control is the browser, not the first one. */
    void goBackTo(String name) {
        walk(name, STOPS, () -> browser.shifted(Keys.TAB));
    }

    private void walk(String name, int stops, Runnable step) {
        List<String> passed = new ArrayList<>();
        String here = look();
        while (!here.equals(name)) {
            passed.add(here);
            if (passed.size() > stops) {
                Assertions.fail(stops + " times Tab on " + browser.path() + " lead to " + passed + ", not to " + name);
            }
            browser.evaluate(REMEMBER_SHADOWS);
            step.run();
            here = look();
        }
    }

    /** A page that has just come may not be drawn yet. */
    private void awaitRing(String around) {
        try {
            browser.awaitState("(() => {" + RING + "})()");
        } catch (TimeoutException e) {
            throw new AssertionError("no ring around " + around + " on " + browser.path(), e);
        }
    }

    /** Where the focus is; it must be seen there. */
    private String look() {
        String here = browser.focused();
        if (!here.isEmpty()) {
            awaitRing(here);
        }
        return here;
    }

    /** Presses Enter on the link or button of this name, which leads to another page. */
    void enter(String name) {
        goTo(name);
        browser.leave(() -> browser.keys(Keys.ENTER));
    }

    /** Presses Space on the button of this name, which leads to another page. */
    void space(String name) {
        goTo(name);
        browser.leave(() -> browser.keys(Keys.SPACE));
    }

    /** Presses Space on what opens where it is. */
    void unfold(String name) {
        goTo(name);
        browser.keys(Keys.SPACE);
    }

    /** Types into the field of this label. What was there is selected when Tab leads to it, and goes. */
    void type(String label, String text) {
        goTo(label);
        browser.keys(text);
    }
}
