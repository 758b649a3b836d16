package io.castling.alert.deliver.render;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one XML document; the text of every element is cleaned of what XML 1.0 cannot hold. */
final class Xml {

    /** Writes a part of the document. */
    interface Part {
        void write() throws XMLStreamException;
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    private Xml() throws XMLStreamException {
        this.writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    }

    /** A document whose root is in the default name space; further name spaces by prefix. */
    static String document(String root, String namespace, Map<String, String> prefixes, Content content) {
        try {
            var xml = new Xml();
            xml.writer.writeStartDocument("UTF-8", "1.0");
            xml.writer.writeStartElement(root);
            xml.writer.writeDefaultNamespace(namespace);
            for (var prefix : prefixes.entrySet()) {
                xml.writer.writeNamespace(prefix.getKey(), prefix.getValue());
            }
            content.write(xml);
            xml.writer.writeEndElement();
            xml.writer.writeEndDocument();
            xml.writer.close();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException("a document in memory could not be written", e));
        }
    }

    /** Writes the content of the root. */
    interface Content {
        void write(Xml xml) throws XMLStreamException;
    }

    void element(String name, String value) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(value);
        writer.writeEndElement();
    }

    void element(String name, Part content) throws XMLStreamException {
        writer.writeStartElement(name);
        content.write();
        writer.writeEndElement();
    }

    /** An element with attributes in the order given, and text unless it is empty. */
    void element(String name, List<Attribute> attributes, String value) throws XMLStreamException {
        writer.writeStartElement(name);
        for (Attribute attribute : attributes) {
            writer.writeAttribute(attribute.name(), attribute.value());
        }
        if (!value.isEmpty()) {
            writer.writeCharacters(value);
        }
        writer.writeEndElement();
    }

    record Attribute(String name, String value) {}

    void link(String relation, String address) throws XMLStreamException {
        element("link", List.of(new Attribute("rel", relation), new Attribute("href", address)), "");
    }

    void named(String name, String value) throws XMLStreamException {
        element("valueName", name);
        element("value", value);
    }
}
