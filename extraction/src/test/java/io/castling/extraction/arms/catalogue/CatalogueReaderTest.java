package io.castling.extraction.arms.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.extraction.arms.Catalogue;
import io.castling.extraction.arms.CatalogueEntry;
import io.castling.extraction.arms.CatalogueException;
import io.castling.extraction.arms.Materiel;
import io.castling.extraction.arms.Spelling;
import io.castling.extraction.arms.SystemClass;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {

    @Test
    void the_bundled_catalogue_is_valid_and_covers_the_field() {
        Catalogue catalogue = CatalogueReader.bundled();

        assertThat(catalogue.entries()).hasSizeGreaterThan(320);
        assertThat(catalogue.find("S-300V4")).hasValueSatisfying(system -> {
            assertThat(system.family()).isEqualTo("S-300");
            assertThat(system.systemClass()).isEqualTo(SystemClass.AIR_DEFENCE);
            assertThat(system.owners()).contains("RU");
        });
    }

    @Test
    void an_entry_has_its_marks_and_materiel() {
        CatalogueEntry entry = entries("""
                systems:
                  - name: Patriot
                    class: air defence
                    owners: [US, NO]
                    us: [MIM-104]
                    names: [Patriot?, Stunner??]
                    interceptors: [GEM-T]
                    reporting: [Growler]
                    never: [Patriot Act]
                """).getFirst();

        assertThat(entry.system().owners()).containsExactly("US", "NO");
        assertThat(entry.spellings())
                .containsExactlyInAnyOrder(
                        new Spelling("MIM-104", Spelling.Use.ALONE, Materiel.SYSTEM),
                        new Spelling("Patriot", Spelling.Use.IN_CONTEXT, Materiel.SYSTEM),
                        new Spelling("Stunner", Spelling.Use.NAMED_AS_WEAPON, Materiel.SYSTEM),
                        new Spelling("GEM-T", Spelling.Use.ALONE, Materiel.INTERCEPTORS),
                        new Spelling("Growler", Spelling.Use.BESIDE, Materiel.SYSTEM),
                        new Spelling("Patriot Act", Spelling.Use.NEVER, Materiel.SYSTEM));
    }

    @Test
    void every_mistake_is_reported_with_line_entry_field_and_remedy() {
        assertThatThrownBy(() -> entries("""
                systems:
                  - name: Alpha-1
                    class: air defenze
                    owners: [Russia]
                    nickname: [A]
                  - class: air defence
                  - name: Beta-2
                    class: interceptor
                    names: Beta
                  - just words
                """))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining(
                        "mine.yaml:3: entry 'Alpha-1': class 'air defenze' is unknown; give one of air defence,")
                .hasMessageContaining("mine.yaml:4: entry 'Alpha-1': owners 'Russia' is no ISO 3166-1 alpha-2 code")
                .hasMessageContaining(
                        "mine.yaml:5: entry 'Alpha-1': nickname is no field of an entry; the fields are name,")
                .hasMessageContaining("mine.yaml:6: entry '?': name is missing")
                .hasMessageContaining("mine.yaml:9: entry 'Beta-2': names must be a list: [a, b]")
                .hasMessageContaining("mine.yaml:10: entry '?': entry is no mapping");
    }

    @Test
    void a_file_that_is_not_a_list_of_systems_says_what_it_has_to_be() {
        assertThatThrownBy(() -> entries("")).hasMessageContaining("mine.yaml: empty; start it with 'systems:'");
        assertThatThrownBy(() -> entries("weapons: []")).hasMessageContaining("one list under the key 'systems:'");
        assertThatThrownBy(() -> entries("systems: [")).hasMessageContaining("mine.yaml: not YAML");
    }

    @Test
    void a_users_file_adds_systems_and_overrides_bundled_ones(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                systems:
                  - {name: Thunderclap-9, class: rocket artillery, owners: [FR]}
                  - {name: THAAD, class: missile defence, owners: [NZ]}
                """);

        Catalogue catalogue = CatalogueReader.bundledWith(file);

        assertThat(catalogue.find("Thunderclap-9")).isPresent();
        assertThat(catalogue.find("THAAD"))
                .hasValueSatisfying(system -> assertThat(system.owners()).containsExactly("NZ"));
        assertThat(catalogue.find("Patriot")).isPresent();
    }

    @Test
    void a_spelling_that_two_systems_claim_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "systems: [{name: Mine, class: air defence, names: [SA 21], family: Yours}]");

        assertThatThrownBy(() -> CatalogueReader.bundledWith(file))
                .hasMessageContaining("belongs to 'S-400' and to 'Mine'; leave it to one of them")
                .hasMessageContaining("'Mine': family 'Yours' is no entry");
    }

    private static List<CatalogueEntry> entries(String yaml) {
        return CatalogueReader.entries(new StringReader(yaml), "mine.yaml");
    }
}
