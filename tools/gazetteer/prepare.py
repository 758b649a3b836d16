#!/usr/bin/env python3
"""Makes the gazetteer that extraction reads. Python 3, standard library only; README.md says where the inputs come from.

  prepare.py SOURCES OUTPUT        writes OUTPUT (gazetteer.bin.gz); the same inputs always give the same bytes

FORMAT must equal Gazetteer.FORMAT of the reader. The layout is described in README.md.
"""
import gettext, gzip, hashlib, json, math, re, struct, sys, unicodedata
from collections import defaultdict
from pathlib import Path

FORMAT = 2
HERE = Path(__file__).parent

KINDS = ["continent", "supranational", "country", "region", "city", "district", "facility", "island", "islands",
         "peninsula", "sea", "strait", "bay", "river", "lake", "mountain", "desert", "line"]  # order of PlaceKind
COMMON, FIRST, CAPITALS, AFTER_PLACE, DEMONYM, WEAK = 1, 2, 4, 8, 16, 32  # what is known of a name
SEAT = 1  # what is known of a place: its bare name stands for a government

# Spellings that Unicode does not decompose; must agree with Folding in extraction.
STROKED = str.maketrans({"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h",
                         "Ħ": "h", "ı": "i", "ŋ": "n", "Ŋ": "n", "ŧ": "t", "Ŧ": "t", "ƒ": "f", "ʻ": "'", "ʼ": "'",
                         "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
                         "’": "'", "‘": "'", "`": "'", "´": "'", "′": "'", "–": "-", "‐": "-", "‑": "-"})
WORD = re.compile(r"(?:[a-z]\.){2,}[a-z]?(?![a-z0-9])|(?<=[a-z0-9.])'s(?![a-z0-9])|[a-z0-9]+(?:'(?!s(?![a-z0-9]))[a-z]+)*|[&]")
TYPES = re.compile(r"^(?:republic of|state of|city of|province of) | (?:oblast'?|region|krai|kray|republic|province|governorate|"
                   r"prefecture|county|district|voivodeship|department|voblasc.?|raion|rayon|city|municipality|gorodskoy okrug|kraj|territory)$")


def fold(name):
    """The tokens of a name, folded as the reader's tokenizer does, or None where a name has anything else."""
    text = unicodedata.normalize("NFKD", name.translate(STROKED))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower().translate(STROKED).strip()
    if not text.isascii() or re.search(r"[^a-z0-9.'& -]", text):
        return None
    words = WORD.findall(text)
    words = [w if "." not in w or w.endswith(".") else w + "." for w in words]
    if not words or len(words) > 8 or not any(c.isalpha() for w in words for c in w):
        return None
    return " ".join(words)


class Place:
    def __init__(self, ident, name, kind, lat, lon, country, radius, population=0, geonames=0, admin=None, flags=0):
        self.ident, self.name, self.kind, self.lat, self.lon = ident, name, kind, float(lat), float(lon)
        self.country, self.radius, self.population, self.geonames = country, radius, population, geonames
        self.admin, self.flags = admin, flags


class Gazetteer:
    def __init__(self):
        self.places, self.names, self.flags = [], defaultdict(dict), defaultdict(int)

    def add(self, place):
        self.places.append(place)
        return place

    def name(self, place, spelling, rank, flags=0):
        """rank 0: the name; 1: a name in use; 2: another spelling, which counts for less."""
        folded = fold(spelling)
        if folded is None:
            return
        for variant in {folded, folded.replace("'", "") if "'s" not in folded else folded}:
            self.names[variant][place] = min(rank, self.names[variant].get(place, 9))
            self.flags[variant] |= flags


def km(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def rows(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield f"{path.name}:{number}", line.rstrip("\n").split("\t")


def read_cities(sources):
    english = gettext.GNUTranslations(open(sources / "geonames-en.mo", "rb"))._catalog
    with open(sources / "cities500.txt", encoding="utf-8") as lines:
        for line in lines:
            f = line.rstrip("\n").split("\t")
            if len(f) < 19 or f[7] in ("PPLCH", "PPLH", "PPLQ", "PPLW"):
                continue
            yield dict(id=int(f[0]), name=f[1], ascii=f[2], alternates=f[3].split(","), lat=float(f[4]), lon=float(f[5]),
                       feature=f[7], country=f[8], admin1=f[10], admin2=f[11], population=int(f[14] or 0),
                       english=english.get(f[0]))


def add_countries(g, cities):
    members = defaultdict(list)
    for c in cities:
        members[c["country"]].append((c["lat"], c["lon"]))
    for where, (code, name, lat, lon, seats, aliases, demonyms) in rows(HERE / "countries.tsv"):
        at = (float(lat), float(lon))
        reach = sorted(km(at, m) for m in members[code]) or [20]
        place = g.add(Place("iso:" + code, name, "country", *at, code, max(5, round(reach[int(len(reach) * .95)]))))
        place.seats = [s for s in seats.split("|") if s]
        g.name(place, name, 0)
        for alias in filter(None, aliases.split("|")):
            g.name(place, alias, 1, CAPITALS if alias.isupper() and alias.replace(".", "").isalpha() else 0)
        for demonym in filter(None, demonyms.split("|")):
            g.name(place, demonym, 1, DEMONYM)


def centre(points):
    """The mean of the inhabited cells of a tenth of a degree: towns that crowd count once."""
    cells = {(round(lat, 1), round(lon, 1)) for lat, lon in points}
    if max(l for _, l in cells) - min(l for _, l in cells) > 180:
        cells = {(lat, lon % 360) for lat, lon in cells}
    lat = sum(c[0] for c in cells) / len(cells)
    lon = sum(c[1] for c in cells) / len(cells)
    return lat, lon - 360 if lon > 180 else lon


def add_regions(g, sources, cities):
    first, second, people = defaultdict(list), defaultdict(list), defaultdict(int)
    for c in cities:
        a1 = f"{c['country']}.{c['admin1']}"
        first[a1].append((c["lat"], c["lon"]))
        second[f"{a1}.{c['admin2']}"].append((c["lat"], c["lon"]))
        people[a1] += c["population"]
        people[f"{a1}.{c['admin2']}"] += c["population"]
    known = {code: (lat, lon, aliases) for _, (code, lat, lon, aliases) in rows(HERE / "states.tsv")}
    units = {}
    for level, members in (("admin1", first), ("admin2", second)):
        for unit in json.load(open(sources / f"{level}.json", encoding="utf-8")):
            code, name = unit["code"], unit["name"]
            lat, lon, aliases = known.get(code, (None, None, ""))
            if code not in members and lat is None:
                continue
            at = (float(lat), float(lon)) if lat else centre(members[code])
            base = TYPES.sub("", TYPES.sub("", name.lower()))
            if level == "admin2" and base == name.lower() and code[:2] not in ("US", "GB", "IE", "NZ", "AU"):
                continue  # as a rule the seat of the same name is meant
            reach = sorted(km(at, m) for m in members[code]) or [50]
            place = g.add(Place("ga:" + code, name, "region", round(at[0], 4), round(at[1], 4), code[:2],
                                max(8, round(reach[int(len(reach) * .9)])), people[code],
                                admin=units.get(".".join(code.split(".")[:2]))))
            place.level = level
            units[code] = place
            g.name(place, name, 0)
            if base != name.lower() and len(base) > 3:
                g.name(place, base, 1 if level == "admin1" else 2)
            for alias in filter(None, aliases.split("|")):
                short = len(alias) == 2 and alias.isupper() or alias.endswith(".") and alias not in ("D.C.", "B.C.")
                g.name(place, alias, 1, AFTER_PLACE if short else 0)
    missing = [code for code in known if code not in units]
    if missing:
        sys.exit(f"states.tsv names units that admin1.json lacks: {missing}")
    return units


def add_cities(g, cities, units, words, firsts):
    daily = {int(ident): names.split("|") for _, (ident, names) in rows(HERE / "aliases.tsv")}
    unknown = daily.keys() - {c["id"] for c in cities}
    if unknown:
        sys.exit(f"aliases.tsv names cities that the city list lacks: {sorted(unknown)}")
    for c in cities:
        population = c["population"]
        radius = min(25, max(3, round(2 * math.log10(population + 10))))
        a1 = f"{c['country']}.{c['admin1']}"
        place = g.add(Place("", c["english"] or c["name"], "district" if c["feature"] == "PPLX" else "city", c["lat"], c["lon"],
                            c["country"], radius, population, c["id"], units.get(f"{a1}.{c['admin2']}") or units.get(a1)))
        place.level = c["feature"]
        for name in {c["name"], c["ascii"]}:
            g.name(place, name, 0)
        if c["english"]:
            g.name(place, c["english"], 0)
            if c["english"].endswith(" City") and population > 300000 and not g.names.get(fold(c["english"][:-5])):
                g.name(place, c["english"][:-5], 1)
        elif c["name"].endswith(" City") and population > 100000 and not g.names.get(fold(c["name"][:-5])):
            g.name(place, c["name"][:-5], 1)
        for name in daily.get(c["id"], ()):
            g.name(place, name, 0, CAPITALS if name.isupper() and len(name) == 2 else 0)
        for name in c["alternates"]:
            folded = fold(name)
            if folded is None or not name[:1].isupper():
                continue
            letters = sum(x.isalpha() for x in folded)
            if population >= (20000 if letters > 5 else 100000 if letters > 4 else 1000000) and letters > 3 and folded not in words and folded not in firsts:
                g.name(place, name, 2)


def add_airports(g, sources):
    for a in json.load(open(sources / "airports.json", encoding="utf-8")):
        name = re.split(r" / |\s*\(", a["name"])[0].strip()
        if not re.search(r"\b(?:air|port|aero|base|field|station)", name.lower()):
            name += " Airport"
        place = g.add(Place("oa:" + a["ident"], name, "facility", round(float(a["latitude_deg"]), 4),
                            round(float(a["longitude_deg"]), 4), a["iso_country"], 5,
                            1000000 if a["type"] == "large_airport" else 10000))
        g.name(place, name, 0)
        for variant in {name.replace(" International Airport", " Airport"), name.replace("Air Base", "Airbase"),
                        name.replace("Air Force Base", "AFB"), name.replace("Air Base", "Airfield")} - {name}:
            g.name(place, variant, 1)
        for keyword in a["keywords"].split(","):
            if re.search(r"air ?(?:base|port|field)|\bafb\b|\braf\b|\bnas\b", keyword.lower()):
                g.name(place, keyword.strip(), 1)


def add_supplement(g):
    seen = {}
    for path in sorted((HERE / "supplement").glob("*.tsv")):
        for where, fields in rows(path):
            if len(fields) != 8:
                sys.exit(f"{where}: has {len(fields)} fields, not 8")
            name, kind, lat, lon, country, radius, aliases, source = fields
            weak = WEAK if kind.endswith("?") else 0
            kind = kind.rstrip("?")
            if kind not in KINDS or not -90 <= float(lat) <= 90 or not -180 <= float(lon) <= 180 or not source:
                sys.exit(f"{where}: '{name}' has a kind, a coordinate or a source that cannot be")
            key = "cs:" + (fold(name) or "").replace(" ", "-").replace(".", "").replace("'", "")
            if key in seen:
                sys.exit(f"{where}: '{name}' is already in {seen[key]}")
            seen[key] = where
            place = g.add(Place(key, name, kind, lat, lon, country, int(radius), 0 if weak else 1))
            place.level = "supplement"
            for spelling in [name, *filter(None, aliases.split("|"))]:
                if fold(spelling) is None:
                    sys.exit(f"{where}: '{spelling}' has characters that no name may have")
                g.name(place, spelling, 0 if spelling == name else 1,
                       weak | (CAPITALS if spelling.isupper() and len(spelling) <= 5 else 0))


def borders(cities, index):
    """Where two countries touch, taken from towns of both that lie within 40 km of each other."""
    grid, found = defaultdict(list), defaultdict(list)
    for c in cities:
        grid[(math.floor(c["lat"] * 2), math.floor(c["lon"] * 2))].append(c)
    for (y, x), here in grid.items():
        near = [c for dy in (-1, 0, 1) for dx in (-1, 0, 1) for c in grid.get((y + dy, x + dx), ())]
        if len({c["country"] for c in near}) == 1:
            continue
        for a in here:
            for b in near:
                if a["country"] < b["country"] and km((a["lat"], a["lon"]), (b["lat"], b["lon"])) < 40:
                    found[(a["country"], b["country"])].append(((a["lat"] + b["lat"]) / 2, (a["lon"] + b["lon"]) / 2))
    for (a, b), points in sorted(found.items()):
        if a in index and b in index:
            at = centre(points)
            yield index[a], index[b], at, max(15, round(max(km(at, p) for p in points)))


def parts(cities, countries):
    """The eight outer parts of each country: the inhabited cells of the third of its extent that lies farthest that way."""
    members = defaultdict(set)
    for c in cities:
        members[c["country"]].add((round(c["lat"], 1), round(c["lon"], 1) % 360 if c["country"] in ("RU", "FJ", "NZ", "KI") else round(c["lon"], 1)))
    for code in sorted(countries):
        cells = sorted(members[code])
        if len(cells) < 9:
            continue
        stretch = math.cos(math.radians(sum(c[0] for c in cells) / len(cells)))
        for direction, (north, east) in enumerate([(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]):
            along = sorted((c[0] * north + c[1] * stretch * east, c) for c in cells)
            low, high = along[len(along) // 50][0], along[-1 - len(along) // 50][0]
            outer = [c for far, c in along if far >= high - (high - low) / 3]
            lat, lon = sum(c[0] for c in outer) / len(outer), sum(c[1] for c in outer) / len(outer)
            reach = sorted(km((lat, lon), c) for c in outer)
            yield countries[code], direction, (lat, lon - 360 if lon > 180 else lon), max(10, round(reach[int(len(reach) * .9)]))


def merge(g):
    """One referent for one thing: a supplement row takes the place of the city or unit of the same name beside it."""
    for name, holders in g.names.items():
        curated = [p for p in holders if p.ident.startswith("cs:")]
        for c in curated:
            for other in [p for p in holders if p is not c and not p.ident.startswith("cs:") and p.kind != "country"]:
                same = other.country == c.country or not c.country
                reach = 60 if c.kind in ("city", "facility", "district") else max(150, c.radius)
                if same and km((c.lat, c.lon), (other.lat, other.lon)) < reach:
                    if c.kind == other.kind == "city" or c.kind == "district":
                        c.geonames, c.population = other.geonames or c.geonames, max(other.population, c.population)
                        c.admin = c.admin or other.admin
                    if not (c.kind in ("island", "facility") and other.kind == "city" and other.population > 15000) \
                            and not (other.kind == "region" and c.kind != "region"):
                        del holders[other]


def name_flags(g, words, firsts):
    for name, holders in g.names.items():
        if name in words:
            g.flags[name] |= COMMON
        if name in firsts:
            g.flags[name] |= FIRST
        if g.flags[name] & DEMONYM:
            for p in [p for p in holders if p.kind != "country"]:
                del holders[p]


def seats(g):
    for country in [p for p in g.places if p.kind == "country"]:
        for seat in country.seats:
            holders = [p for p in g.names.get(fold(seat), {}) if p.country == country.country and p.kind in ("city", "district", "facility", "region")]
            if not holders:
                print("no place for the seat", seat, country.country, file=sys.stderr)
            for p in holders:
                if p.kind != "region" and (p.population > 20000 or p.ident.startswith("cs:") or getattr(p, "level", "") == "PPLC"):
                    p.flags |= SEAT


def text(out, strings):
    blob = "\n".join(strings).encode()
    out.append(struct.pack(">i", len(blob)) + blob)


def column(out, code, values):
    out.append(struct.pack(f">{len(values)}{code}", *values))


def write(g, cities, firsts, path):
    g.places.sort(key=lambda p: (KINDS.index(p.kind) if p.kind == "country" else 99, p.country, p.geonames, p.ident))
    used = {p for holders in g.names.values() for p in holders}
    used |= {p.admin for p in used if p.admin}
    used |= {p.admin for p in used if p.admin}
    places = [p for p in g.places if p in used]
    index = {p: i for i, p in enumerate(places)}
    countries = {p.country: i for p, i in index.items() if p.kind == "country"}
    stray = {p.country for p in places if p.country and p.country not in countries}
    if stray:
        sys.exit(f"countries.tsv lacks {sorted(stray)}")
    names = sorted(n for n, holders in g.names.items() if holders)
    out = [b"CGAZ", struct.pack(">iii", FORMAT, len(places), len(names))]
    text(out, [p.name for p in places])
    text(out, [p.ident for p in places])
    column(out, "i", [p.geonames for p in places])
    column(out, "i", [round(p.lat * 10000) for p in places])
    column(out, "i", [round(p.lon * 10000) for p in places])
    column(out, "h", [countries.get(p.country, -1) for p in places])
    column(out, "i", [index.get(p.admin, -1) for p in places])
    column(out, "b", [KINDS.index(p.kind) for p in places])
    column(out, "h", [min(p.radius, 9999) for p in places])
    column(out, "B", [round(20 * math.log10(p.population + 1)) for p in places])
    column(out, "b", [p.flags for p in places])
    previous, shared, rest = "", [], []
    for name in names:
        common = 0
        while common < min(len(name), len(previous)) and name[common] == previous[common]:
            common += 1
        shared.append(min(common, 255))
        rest.append(name[min(common, 255):])
        previous = name
    column(out, "B", shared)
    text(out, rest)
    column(out, "B", [g.flags[n] for n in names])
    postings = [sorted(g.names[n].items(), key=lambda e: (e[1], index[e[0]])) for n in names]
    column(out, "H", [len(p) for p in postings])
    flat = [index[place] << 2 | rank for p in postings for place, rank in p]
    out.append(struct.pack(">i", len(flat)))
    column(out, "i", flat)
    edges = list(borders(cities, countries))
    out.append(struct.pack(">i", len(edges)))
    for a, b, at, radius in edges:
        out.append(struct.pack(">hhiih", a, b, round(at[0] * 10000), round(at[1] * 10000), min(radius, 9999)))
    outer = list(parts(cities, countries))
    out.append(struct.pack(">i", len(outer)))
    for country, direction, at, radius in outer:
        out.append(struct.pack(">hbiih", country, direction, round(at[0] * 10000), round(at[1] * 10000), min(radius, 9999)))
    text(out, sorted(firsts))
    raw = b"".join(out)
    Path(path).write_bytes(gzip.compress(raw, 9, mtime=0))
    print(f"{len(places)} places, {len(names)} names, {len(flat)} postings, {len(edges)} borders; "
          f"{len(raw)} bytes, {Path(path).stat().st_size} compressed, "
          f"sha256 {hashlib.sha256(Path(path).read_bytes()).hexdigest()}")


def main(sources, output):
    cities = list(read_cities(sources))
    words = {w for w in (sources / "american-english").read_text().split() if w.islower()}
    firsts = {f for name in ("male-names.txt", "female-names.txt", ) for f in map(fold, (sources / name).read_text().split("\n")) if f and " " not in f}
    firsts |= {f for _, line in rows(HERE / "first-names.tsv") for f in map(fold, line[0].split()) if f}
    firsts -= set(line[0] for _, line in rows(HERE / "not-first-names.tsv"))
    g = Gazetteer()
    add_countries(g, cities)
    units = add_regions(g, sources, cities)
    add_cities(g, cities, units, words, firsts)
    add_airports(g, sources)
    add_supplement(g)
    merge(g)
    name_flags(g, words, firsts)
    seats(g)
    write(g, cities, firsts, output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
