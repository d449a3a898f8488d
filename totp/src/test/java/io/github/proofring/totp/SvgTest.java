package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

@DisplayName("The SVG of a QR code")
class SvgTest {
    private static final List<String> HOSTILE = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "]]>",
            "<![CDATA[",
            "-->",
            "<!--",
            "<?x?>",
            "&lt;",
            "&#0;",
            "&e;",
            "</title>",
            "</desc>",
            "</svg>",
            "<script>",
            "\ud800",
            "\udfff",
            "\udc00\ud800",
            "\udbff\udffe",
            "\ud83d\ude00",
            "\r\n",
            "\u0000",
            "\u001b[31m",
            "\u0085",
            "\u2028",
            "\ufeff");

    private final QrCode code = QrCode.of("proofring", ErrorCorrection.LOW);

    @Test
    @DisplayName("is one element with a title first, a white ground and one black path, sharp at the edges")
    void structure() {
        Element svg = parse(code.svg(300, "QR code"));
        assertEquals("svg", svg.getLocalName());
        assertEquals("http://www.w3.org/2000/svg", svg.getNamespaceURI());
        assertEquals("0 0 29 29", svg.getAttribute("viewBox"));
        assertEquals("300", svg.getAttribute("width"));
        assertEquals("300", svg.getAttribute("height"));
        assertEquals("img", svg.getAttribute("role"));
        assertEquals("crispEdges", svg.getAttribute("shape-rendering"));
        assertEquals(3, svg.getChildNodes().getLength());
        assertEquals("title", svg.getChildNodes().item(0).getLocalName());
        Element ground = (Element) svg.getChildNodes().item(1);
        assertEquals("rect", ground.getLocalName());
        assertEquals("#fff", ground.getAttribute("fill"));
        assertEquals("29", ground.getAttribute("width"));
        assertEquals("29", ground.getAttribute("height"));
        Element path = (Element) svg.getChildNodes().item(2);
        assertEquals("path", path.getLocalName());
        assertEquals("#000", path.getAttribute("fill"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QR code",
                "</title><script>alert(1)</script>",
                "\"&amp;' ]]> <!--",
                "C\u00f3digo QR \u65e5\u672c \ud83d\ude00",
                "\u0130\u0660"
            })
    @DisplayName("says its title whatever that is, in ASCII that no charset garbles")
    void title(String title) {
        String svg = code.svg(300, title);
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(svg));
        assertFalse(svg.contains("<script"));
        assertEquals(title, parse(svg).getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    @DisplayName("SVG-AAM 1.0: has its description as a child after the title, and no ids that could clash on a page")
    void description() {
        String svg = code.svg(300, "QR code", "Scan it with your app");
        Element element = parse(svg);
        assertEquals(4, element.getChildNodes().getLength());
        assertEquals("img", element.getAttribute("role"));
        assertEquals("title", element.getChildNodes().item(0).getLocalName());
        assertEquals("desc", element.getChildNodes().item(1).getLocalName());
        assertEquals("Scan it with your app", element.getChildNodes().item(1).getTextContent());
        assertFalse(svg.contains(" id="));
        assertEquals(code.svg(300, "QR code"), svg.replace("<desc>Scan it with your app</desc>", ""));
    }

    @ParameterizedTest
    @CsvSource({"' ',said", "said,''", "said,' '"})
    @DisplayName("needs a title also with a description, and no blank one")
    void blankDescription(String title, String description) {
        assertThrows(IllegalArgumentException.class, () -> code.svg(300, title, description));
    }

    @Test
    @DisplayName("has a space for what XML or HTML cannot hold")
    void titleThatXmlCannotHold() {
        String hostile = "a\u0000b\nc\ud800d\ufffee\uffff\u007f\u0085.\udbff\udfff";
        Element svg = parse(code.svg(300, hostile, hostile));
        assertEquals("a b c d e   . ", svg.getElementsByTagName("title").item(0).getTextContent());
        assertEquals("a b c d e   . ", svg.getElementsByTagName("desc").item(0).getTextContent());
    }

    @Test
    @DisplayName(
            "is well-formed XML for random hostile titles and descriptions, and says them apart from what cannot be")
    void hostile() {
        long seed = 1998;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String title = hostile(random);
            String description = hostile(random);
            String written = code.svg(300, title, description);
            Element svg = parse(written);
            String where = "seed " + seed + ", case " + i;
            assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(written), where);
            assertEquals(4, svg.getChildNodes().getLength(), where);
            assertEquals(said(title), svg.getElementsByTagName("title").item(0).getTextContent(), where);
            assertEquals(
                    said(description), svg.getElementsByTagName("desc").item(0).getTextContent(), where);
            assertEquals("proofring", i % 50 == 0 ? Pictures.contentOf(written) : "proofring", where);
        }
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(3)) {
                case 0 -> text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
                case 1 -> text.append((char) random.nextInt(0x10000));
                default -> text.append((char) random.nextInt(0xa0));
            }
        }
        return text.toString();
    }

    /** Surrogates that have their other half are a character; a lone one, a control and a non-character are spaces. */
    private static String said(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\x{fffe}\\x{ffff}\\x{10fffe}\\x{10ffff}]", " ");
    }

    @Test
    @DisplayName("needs a title and a size")
    void refused() {
        assertThrows(IllegalArgumentException.class, () -> code.svg(300, ""));
        assertThrows(IllegalArgumentException.class, () -> code.svg(300, " \n"));
        assertThrows(IllegalArgumentException.class, () -> code.svg(0, "QR code"));
        assertThrows(IllegalArgumentException.class, () -> code.svg(-1, "QR code"));
        assertThrows(IllegalArgumentException.class, () -> code.svg(8193, "QR code"));
    }

    private static Element parse(String svg) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.US_ASCII)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }
}
