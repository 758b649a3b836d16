package io.castling.extraction.arms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that Castling knows, by canonical name. */
public final class Catalogue {

    private final Map<String, CatalogueEntry> entries;

    /**
     * @throws CatalogueException if a name or spelling belongs to two systems, or a family is no system; the message
     *     lists all that is wrong
     */
    public Catalogue(List<CatalogueEntry> entries) {
        List<String> problems = new ArrayList<>();
        Map<String, CatalogueEntry> byName = new LinkedHashMap<>();
        for (CatalogueEntry entry : entries) {
            if (byName.putIfAbsent(entry.system().name(), entry) != null) {
                problems.add("'" + entry.system().name() + "' is listed twice; keep one entry for each name");
            }
        }
        this.entries = Map.copyOf(byName);
        checkFamilies(entries, problems);
        checkSpellings(entries, problems);
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
    }

    /** This catalogue with the entries of another added; an entry of the same name takes the place of the one here. */
    public Catalogue extendedBy(List<CatalogueEntry> others) {
        Map<String, CatalogueEntry> merged = new LinkedHashMap<>(entries);
        for (CatalogueEntry entry : others) {
            merged.put(entry.system().name(), entry);
        }
        return new Catalogue(List.copyOf(merged.values()));
    }

    public List<CatalogueEntry> entries() {
        return entries.values().stream()
                .sorted((a, b) -> a.system().name().compareTo(b.system().name()))
                .toList();
    }

    /** The system of this canonical name. */
    public Optional<WeaponSystem> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(CatalogueEntry::system);
    }

    private void checkFamilies(List<CatalogueEntry> all, List<String> problems) {
        for (CatalogueEntry entry : all) {
            WeaponSystem system = entry.system();
            CatalogueEntry family = entries.get(system.family());
            if (family == null) {
                problems.add("'" + system.name() + "': family '" + system.family()
                        + "' is no entry; name an entry, or leave the field out");
            } else if (!family.system().family().equals(system.family())) {
                problems.add("'" + system.name() + "': family '" + system.family() + "' belongs to the family '"
                        + family.system().family() + "' itself; name that one");
            }
        }
    }

    private static void checkSpellings(List<CatalogueEntry> all, List<String> problems) {
        Map<String, WeaponSystem> owners = new LinkedHashMap<>();
        for (CatalogueEntry entry : all) {
            for (Spelling spelling : entry.spellings()) {
                String key = Grammar.compact(spelling.text());
                if (key.isEmpty()) {
                    problems.add("'" + entry.system().name() + "': spelling '" + spelling.text()
                            + "' has no letter or digit; write it as it is printed");
                    continue;
                }
                WeaponSystem other = owners.putIfAbsent(key, entry.system());
                boolean shared = spelling.use() == Spelling.Use.BESIDE
                        && other != null
                        && other.family().equals(entry.system().family());
                if (other != null && !other.equals(entry.system()) && !shared) {
                    problems.add("spelling '" + spelling.text() + "' belongs to '" + other.name() + "' and to '"
                            + entry.system().name() + "'; leave it to one of them");
                }
            }
        }
    }
}
