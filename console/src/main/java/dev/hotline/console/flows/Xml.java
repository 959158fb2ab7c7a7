package dev.hotline.console.flows;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML: elements with attributes, and text, both escaped. Characters that XML does not have, and those that turn the direction of writing,
 * become U+FFFD. Each element is ended by {@link #end}. Not for several threads.
 */
final class Xml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;

    Xml() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; what is written next is in it. */
    Xml begin(String name, Object... attributes) {
        return write(() -> {
            out.writeStartElement(name);
            attributes(attributes);
        });
    }

    Xml end() {
        return write(out::writeEndElement);
    }

    /** An element with nothing in it. */
    Xml empty(String name, Object... attributes) {
        return write(() -> {
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /** An element with this text in it. */
    Xml text(String name, String content, Object... attributes) {
        return begin(name, attributes)
                .write(() -> out.writeCharacters(clean(content)))
                .end();
    }

    /** Ends the line, so that versions can be compared. */
    Xml line() {
        return write(() -> out.writeCharacters("\n"));
    }

    /** All that was written. */
    String document() {
        write(out::close);
        return text.toString();
    }

    private void attributes(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i].toString(), clean(value(attributes[i + 1])));
        }
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** The number with one decimal where it needs one. */
    static String number(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isGood(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean isGood(int c) {
        boolean inXml = !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return inXml && !turns;
    }

    private Xml write(Step step) {
        try {
            step.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void write() throws XMLStreamException;
    }
}
