package io.castling.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema on the wire keeps to, so that consumers can rely on it. */
class ContractTest {

    static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyRecordEnumAndFieldIsDocumented(Topic<?> topic) {
        List<String> silent = new ArrayList<>();
        for (Schema schema : namedTypes(topic.schema())) {
            if (isBlank(schema.getDoc())) {
                silent.add(schema.getFullName());
            }
            if (schema.getType() == Schema.Type.RECORD) {
                schema.getFields().stream()
                        .filter(field -> isBlank(field.doc()))
                        .forEach(field -> silent.add(schema.getFullName() + "." + field.name()));
            }
        }
        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyEnumHasADefaultSoThatAnOldReaderSurvivesANewSymbol(Topic<?> topic) {
        assertThat(namedTypes(topic.schema()))
                .filteredOn(schema -> schema.getType() == Schema.Type.ENUM)
                .allSatisfy(schema -> assertThat(schema.getEnumDefault()).isEqualTo("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyOptionalFieldIsAUnionWithNullFirstAndDefaultNull(Topic<?> topic) {
        for (Schema schema : namedTypes(topic.schema())) {
            if (schema.getType() != Schema.Type.RECORD) {
                continue;
            }
            for (Schema.Field field : schema.getFields()) {
                if (field.schema().isUnion()) {
                    assertThat(field.schema().getTypes()).as(field.name()).hasSize(2);
                    assertThat(field.schema().getTypes().getFirst().getType())
                            .as(field.name())
                            .isEqualTo(Schema.Type.NULL);
                    assertThat(field.hasDefaultValue()).as(field.name()).isTrue();
                }
            }
        }
    }

    private static boolean isBlank(String doc) {
        return doc == null || doc.isBlank();
    }

    private static Set<Schema> namedTypes(Schema root) {
        Set<Schema> found = new LinkedHashSet<>();
        collect(root, found);
        return found;
    }

    private static void collect(Schema schema, Set<Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM, FIXED -> found.add(schema);
            case ARRAY -> collect(schema.getElementType(), found);
            case MAP -> collect(schema.getValueType(), found);
            case UNION -> schema.getTypes().forEach(type -> collect(type, found));
            case STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
