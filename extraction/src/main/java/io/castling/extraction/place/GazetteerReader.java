package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads what {@code tools/gazetteer/prepare.py} wrote; its README describes the layout. */
final class GazetteerReader {

    private static final String RESOURCE = "gazetteer.bin.gz";
    private static final int MAGIC = 0x4347415a;

    private final ByteBuffer in;

    private GazetteerReader(ByteBuffer in) {
        this.in = in;
    }

    /** One array a column; see {@link Gazetteer} for what they mean. */
    @SuppressWarnings("ArrayRecordComponent") // columns are shared on purpose and never handed out of this package
    record Columns(
            Strings names,
            Strings idents,
            byte[] sources,
            int[] geonames,
            int[] latitudes,
            int[] longitudes,
            short[] countries,
            int[] units,
            byte[] kinds,
            short[] radii,
            byte[] populations,
            byte[] placeMarks,
            NameTable index,
            byte[] nameMarks,
            int[] postingStarts,
            int[] postings,
            List<Gazetteer.Border> borders,
            List<Gazetteer.Part> parts,
            HashSet64 firstNames) {}

    static Columns bundled() {
        try (InputStream resource = GazetteerReader.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path; tools/gazetteer makes it");
            }
            byte[] bytes = new GZIPInputStream(new BufferedInputStream(resource), 1 << 16).readAllBytes();
            return new GazetteerReader(ByteBuffer.wrap(bytes)).columns();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + "; is the jar whole?", e);
        }
    }

    private Columns columns() {
        if (in.getInt() != MAGIC) {
            throw new IllegalStateException(RESOURCE + " is no gazetteer; run tools/gazetteer/prepare.py");
        }
        int format = in.getInt();
        if (format != Gazetteer.FORMAT) {
            throw new IllegalStateException(RESOURCE + " has format " + format + ", expected " + Gazetteer.FORMAT
                    + "; run tools/gazetteer/prepare.py of this version");
        }
        int places = in.getInt();
        int names = in.getInt();
        Strings placeNames = Strings.of(bytes(in.getInt()), places);
        Strings idents = Strings.of(bytes(in.getInt()), places);
        int[] geonames = ints(places);
        int[] latitudes = ints(places);
        int[] longitudes = ints(places);
        short[] countries = shorts(places);
        int[] units = ints(places);
        byte[] kinds = bytes(places);
        short[] radii = shorts(places);
        byte[] populations = bytes(places);
        byte[] placeMarks = bytes(places);
        NameTable index = index(names);
        byte[] nameMarks = bytes(names);
        int[] starts = starts(names);
        int[] postings = ints(in.getInt());
        return new Columns(
                placeNames,
                idents,
                idents.initials(),
                geonames,
                latitudes,
                longitudes,
                countries,
                units,
                kinds,
                radii,
                populations,
                placeMarks,
                index,
                nameMarks,
                starts,
                postings,
                borders(),
                parts(),
                firstNames());
    }

    /** Names are sorted, and each says how much of its predecessor it starts with. */
    private NameTable index(int count) {
        byte[] shared = bytes(count);
        byte[] rest = bytes(in.getInt());
        NameTable.Builder index = new NameTable.Builder(count);
        byte[] name = new byte[1024];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = shared[i] & 0xff;
            while (at < rest.length && rest[at] != '\n') {
                name[length++] = rest[at++];
            }
            at++;
            index.add(name, length, i);
        }
        return index.build();
    }

    private int[] starts(int names) {
        int[] starts = new int[names + 1];
        for (int i = 0; i < names; i++) {
            starts[i + 1] = starts[i] + (in.getShort() & 0xffff);
        }
        return starts;
    }

    private List<Gazetteer.Border> borders() {
        int count = in.getInt();
        List<Gazetteer.Border> borders = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            borders.add(new Gazetteer.Border(
                    in.getShort(), in.getShort(), in.getInt() / 10000.0, in.getInt() / 10000.0, in.getShort()));
        }
        return List.copyOf(borders);
    }

    private List<Gazetteer.Part> parts() {
        int count = in.getInt();
        List<Gazetteer.Part> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(new Gazetteer.Part(
                    in.getShort(), in.get(), in.getInt() / 10000.0, in.getInt() / 10000.0, in.getShort()));
        }
        return List.copyOf(parts);
    }

    private HashSet64 firstNames() {
        byte[] blob = bytes(in.getInt());
        HashSet64 set = new HashSet64(blob.length / 6);
        int start = 0;
        for (int end = 0; end <= blob.length; end++) {
            if (end == blob.length || blob[end] == '\n') {
                set.add(NameTable.hash(blob, start, end));
                start = end + 1;
            }
        }
        return set;
    }

    private int[] ints(int count) {
        int[] column = new int[count];
        in.asIntBuffer().get(column);
        in.position(in.position() + count * 4);
        return column;
    }

    private short[] shorts(int count) {
        short[] column = new short[count];
        in.asShortBuffer().get(column);
        in.position(in.position() + count * 2);
        return column;
    }

    private byte[] bytes(int count) {
        byte[] column = new byte[count];
        in.get(column);
        return column;
    }
}
