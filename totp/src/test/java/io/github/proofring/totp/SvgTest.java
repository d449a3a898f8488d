package io.github.proofring.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

@DisplayName("The SVG of a QR code")
class SvgTest {
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
    @DisplayName("has a space for what XML cannot hold")
    void titleThatXmlCannotHold() {
        String svg = code.svg(300, "a\u0000b\nc\ud800d\ufffee\uffff");
        assertEquals(
                "a b c d e ", parse(svg).getElementsByTagName("title").item(0).getTextContent());
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
