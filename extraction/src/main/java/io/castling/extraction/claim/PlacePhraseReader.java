package io.castling.extraction.claim;

import io.castling.extraction.claim.PlacePhrase.Role;
import io.castling.extraction.place.Place;
import io.castling.extraction.place.PlaceKind;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Groups the places of a sentence into phrases and reads their prepositions. */
final class PlacePhraseReader {

    private static final long PREPOSITIONS = Tag.bits(
            Tag.FROM,
            Tag.TO,
            Tag.AT,
            Tag.NEAR,
            Tag.VIA,
            Tag.FOR,
            Tag.BY,
            Tag.WITH,
            Tag.OTHER_PREPOSITION,
            Tag.RELATIVE_PLACE,
            Tag.DISTANCE,
            Tag.ACCORDING);
    /** Between two names of one place: {@code airport in}, {@code , the port of}. */
    private static final long LINKS =
            Tag.bits(Tag.AT, Tag.NEAR, Tag.OF, Tag.RELATIVE_PLACE, Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN);

    private static final long FINITE = Tag.bits(
            Tag.BE,
            Tag.HAVE,
            Tag.WILL,
            Tag.WOULD,
            Tag.MAY,
            Tag.MUST,
            Tag.DO,
            Tag.SUBORDINATOR,
            Tag.CONDITION,
            Tag.VERB,
            Tag.SPEECH);
    private static final long ACROSS = Tokens.hash("across");
    private static final long TO_WORD = Tokens.hash("to");
    private static final int LONGEST_LINK = 6;
    private static final int PREPOSITION_REACH = 8;

    private final Words words;

    private PlacePhraseReader(Words words) {
        this.words = words;
    }

    static List<PlacePhrase> read(Words words) {
        PlacePhraseReader reader = new PlacePhraseReader(words);
        List<PlacePhrase> phrases = new ArrayList<>(2);
        for (int at = 0; at < words.size(); at++) {
            if (words.is(at, Unit.Kind.PLACE)) {
                PlacePhrase phrase = reader.phrase(at);
                phrases.add(phrase);
                at = phrase.end() - 1;
            }
        }
        return phrases;
    }

    private PlacePhrase phrase(int first) {
        List<PlaceMention> members = new ArrayList<>(2);
        PlaceMention finest = mention(first);
        int end = first + 1;
        boolean described = false;
        while (true) {
            int next = linked(end);
            if (next > 0 && apart(finest, next, end)) {
                break;
            }
            if (next > 0) {
                described = relativeBefore(next);
                finest = Granularity.finer(finest, mention(next), described);
                end = next + 1;
                continue;
            }
            int member = coordinated(end, finest);
            if (member < 0) {
                break;
            }
            boolean comma = words.is(end, Unit.Kind.COMMA) && !words.has(member - 1, Tag.CONJUNCTION);
            if (comma
                    && (Granularity.contains(mention(member), finest)
                            || Granularity.encloses(mention(member), finest))) {
                finest = Granularity.finer(finest, mention(member), false);
            } else if (!described) {
                members.add(finest);
                finest = mention(member);
            }
            end = member + 1;
        }
        members.add(finest);
        int from = preposition(first);
        Role role = owner(end) ? Role.OTHER : role(from, first, end);
        return new PlacePhrase(Math.max(0, from < 0 ? first : from), first, end, role, members);
    }

    private PlaceMention mention(int at) {
        PlaceMention mention = words.unit(at).place();
        if (mention == null) {
            throw new IllegalStateException("no place at unit " + at);
        }
        return mention;
    }

    /** The next name of the same place, reached over {@code airport in the} or {@code 's}, or -1. */
    private int linked(int end) {
        boolean link = false;
        for (int i = end; i < words.size() && i < end + LONGEST_LINK; i++) {
            if (words.is(i, Unit.Kind.PLACE)) {
                return link ? i : -1;
            }
            if ((words.is(i, Unit.Kind.POSSESSIVE) && i == end)
                    || words.any(i, Tag.bits(Tag.AT, Tag.NEAR, Tag.RELATIVE_PLACE, Tag.DISTANCE))) {
                link = true;
            } else if (words.has(i, Tag.OF) && !words.has(i - 1, Tag.PLACE_NOUN)) {
                return -1;
            } else if (words.has(i, Tag.OF)) {
                link = true;
            } else if (words.any(i, LINKS)) {
                continue;
            } else if (words.is(i, Unit.Kind.COMMA) && describes(i)) {
                link = true;
            } else if (!words.is(i, Unit.Kind.NUMBER) && !words.is(i, Unit.Kind.PROPER)) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code Pyeongtaek, 70 km south of Seoul}; {@code Teterinsky Lane, in Moscow}. */
    private boolean describes(int comma) {
        for (int i = comma + 1; i < words.size() && i <= comma + 3; i++) {
            if (words.has(i, Tag.RELATIVE_PLACE)) {
                return true;
            }
        }
        return false;
    }

    private boolean plain(int at) {
        return words.is(at, Unit.Kind.WORD) && words.unit(at).entry().unknown();
    }

    /** {@code Russia near Luhansk}, {@code Russia across the Caspian Sea}: two places, not one in the other. */
    private boolean apart(PlaceMention place, int next, int end) {
        boolean near = false;
        if (words.is(end, Unit.Kind.POSSESSIVE)) {
            return false; // Russia's base near Latakia
        }
        for (int i = end; i < next; i++) {
            if (words.is(i, ACROSS)) {
                return true;
            }
            near |= words.has(i, Tag.NEAR);
        }
        Place inner = mention(next).place();
        boolean abroad = inner.country().isPresent()
                && place.place().country().isPresent()
                && !inner.country().equals(place.place().country());
        return near && abroad && place.place().kind() == PlaceKind.COUNTRY;
    }

    private boolean relativeBefore(int at) {
        for (int i = at - 1; i >= 0 && i > at - 4; i--) {
            if (words.has(i, Tag.RELATIVE_PLACE)) {
                return true;
            }
        }
        return false;
    }

    /** The next name of a list or of an enclosing place: {@code Jordan, Kuwait and Bahrain}, {@code Fort Hood, Texas}. */
    private int coordinated(int end, PlaceMention before) {
        int i = end;
        while (words.has(i, Tag.PLACE_NOUN)) {
            i++;
        }
        boolean comma = words.is(i, Unit.Kind.COMMA);
        if (comma) {
            i++;
        }
        boolean and = words.has(i, Tag.CONJUNCTION);
        if (and) {
            i++;
        }
        if (!comma && !and) {
            return -1;
        }
        while (words.any(i, Tag.bits(Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN)) || words.has(i, Tag.OF)) {
            i++;
        }
        if (!words.is(i, Unit.Kind.PLACE) || words.is(i + 1, Unit.Kind.POSSESSIVE) || owner(i + 1)) {
            return -1;
        }
        boolean subject = words.any(i + 1, FINITE)
                || (words.within(i + 1) && words.unit(i + 1).entry().forms() != 0);
        return subject && !Granularity.contains(mention(i), before) ? -1 : i;
    }

    /** The name belongs to what follows: {@code Russia's S-400}, {@code the US battery}. */
    private boolean owner(int end) {
        int i = end;
        if (words.is(i, Unit.Kind.POSSESSIVE)) {
            i++;
            while (words.has(i, Tag.ADJECTIVE)) {
                i++;
            }
            return !words.has(i, Tag.PLACE_NOUN) || words.any(i, Tag.bits(Tag.COREFERENT, Tag.WEAK_COREFERENT));
        }
        return words.is(i, Unit.Kind.SYSTEM)
                || (words.any(i, Tag.bits(Tag.COREFERENT, Tag.CARRIER, Tag.NOT_MOVED))
                        && !words.has(i, Tag.PLACE_NOUN));
    }

    /** The unit of the preposition that governs the name, or -1. */
    private int preposition(int first) {
        int found = -1;
        for (int i = first - 1; i >= 0 && i >= first - PREPOSITION_REACH; i--) {
            Unit unit = words.unit(i);
            if (unit.any(PREPOSITIONS)) {
                if (found < 0) {
                    found = i;
                }
                if (words.is(i, TO_WORD) && words.infinitive(i + 1)) {
                    return found == i ? -1 : found;
                }
                boolean unnamed = words.has(i, Tag.AT) && words.has(found, Tag.RELATIVE_PLACE);
                if (unit.any(Tag.bits(Tag.FROM, Tag.TO, Tag.VIA)) || unnamed) {
                    return i;
                }
                if (!words.any(i, Tag.bits(Tag.AT, Tag.NEAR, Tag.RELATIVE_PLACE)) || !overPlaceNoun(i)) {
                    return found;
                }
                continue;
            }
            boolean inside = unit.any(Tag.bits(
                            Tag.DETERMINER, Tag.ADJECTIVE, Tag.PLACE_NOUN, Tag.OF, Tag.HEDGE, Tag.WEAK_COREFERENT))
                    || unit.kind() == Unit.Kind.NUMBER
                    || (unit.kind() == Unit.Kind.PROPER && i > first - 4)
                    || (plain(i) && (found < 0 || words.any(i + 1, PREPOSITIONS | Tag.OF.bit()) || !unit.any(FINITE)));
            boolean ends = unit.any(FINITE)
                    || (unit.entry().forms() != 0 && !unit.has(Tag.PLACE_NOUN))
                    || unit.any(Tag.bits(Tag.COREFERENT));
            if (!inside || ends) {
                return found;
            }
        }
        return found;
    }

    /** {@code to its base in}: the noun before {@code in} is itself a place, so the preposition before it counts. */
    private boolean overPlaceNoun(int preposition) {
        for (int i = preposition - 1; i >= 0 && i >= preposition - 3; i--) {
            boolean unitBefore = i == preposition - 1 && words.has(i, Tag.WEAK_COREFERENT);
            if (words.has(i, Tag.PLACE_NOUN) || words.is(i, Unit.Kind.PROPER) || unitBefore) {
                return true;
            }
            if (words.any(i, PREPOSITIONS) || words.is(i, Unit.Kind.COMMA)) {
                return false;
            }
        }
        return false;
    }

    /** {@code flying more than 8,000 miles from}. */
    private boolean travelled(int distance) {
        for (int i = distance - 1; i >= 0 && i >= distance - 4; i--) {
            if (words.unit(i).entry().going() != null) {
                return true;
            }
        }
        return false;
    }

    private boolean water(int at) {
        return switch (mention(at).place().kind()) {
            case SEA, STRAIT, LAKE, RIVER, BAY -> true;
            case FACILITY,
                    DISTRICT,
                    CITY,
                    ISLAND,
                    ISLANDS,
                    MOUNTAIN,
                    REGION,
                    PENINSULA,
                    DESERT,
                    LINE,
                    COUNTRY,
                    SUPRANATIONAL,
                    CONTINENT -> false;
        };
    }

    private Role role(int preposition, int first, int end) {
        if (preposition < 0) {
            return words.has(first - 1, Tag.OF) && !words.has(first - 2, Tag.PLACE_NOUN) ? Role.OTHER : Role.BARE;
        }
        Unit unit = words.unit(preposition);
        boolean distance = unit.has(Tag.DISTANCE) && !words.has(end, Tag.TO) && !travelled(preposition);
        if (unit.has(Tag.RELATIVE_PLACE) || distance) {
            return Role.OTHER;
        }
        if (unit.any(Tag.bits(Tag.FROM, Tag.DISTANCE))) {
            return Role.FROM;
        }
        if (unit.has(Tag.TO)) {
            return Role.TO;
        }
        boolean crossed = words.is(preposition, ACROSS) && water(first);
        if (unit.has(Tag.VIA) || crossed) {
            return Role.VIA;
        }
        if (unit.has(Tag.NEAR)) {
            return Role.NEAR;
        }
        if (unit.has(Tag.AT)) {
            return Role.AT;
        }
        return unit.has(Tag.FOR) ? Role.FOR : Role.OTHER;
    }
}
