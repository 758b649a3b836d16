package io.castling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the compose file promises can be read in it; no engine is needed for that. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> JOBS = Set.of("topics", "keys", "castling");
    private static final Set<String> REGISTRIES = Set.of("apicurio", "confluent");
    /** What docker-compose 1.29 refuses, wherever it stands. */
    private static final Set<String> TOO_NEW =
            Set.of("include", "develop", "start_interval", "required", "dockerfile_inline", "content");

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{(\\w+):-([^}]*)}");

    private final Map<String, Object> file =
            map(merged(new Load(LoadSettings.builder().build()).loadFromString(read("docker-compose.yml"))));
    private final Map<String, Map<String, Object>> services = map(file.get("services")).entrySet().stream()
            .collect(
                    Collectors.toMap(Map.Entry::getKey, service -> map(service.getValue()), (a, b) -> a, TreeMap::new));

    @Test
    void everyContainerIsHardenedAndLimited() {
        assertThat(services).hasSizeGreaterThan(7).allSatisfy((name, service) -> {
            assertThat(service).as(name).containsEntry("read_only", true).containsKey("mem_limit");
            assertThat(service.get("cap_drop")).as(name).isEqualTo(List.of("ALL"));
            assertThat(service.get("security_opt")).as(name).isEqualTo(List.of("no-new-privileges:true"));
            if (!REGISTRIES.contains(name)) { // their images name a user of their own
                assertThat(String.valueOf(service.get("user"))).as(name).matches("[1-9]\\d*:[1-9]\\d*");
            }
        });
    }

    @Test
    void whatShallStayUpIsWatchedAndStartedAgain() {
        assertThat(services).allSatisfy((name, service) -> {
            if (JOBS.contains(name)) {
                assertThat(service).as(name).containsEntry("restart", "no");
            } else {
                assertThat(service)
                        .as(name)
                        .containsEntry("restart", "unless-stopped")
                        .containsKey("healthcheck");
            }
        });
    }

    @Test
    void portsAreOpenToThisMachineAlone() {
        assertThat(services)
                .allSatisfy((name, service) -> assertThat((List<?>) service.getOrDefault("ports", List.of()))
                        .as(name)
                        .allSatisfy(port -> assertThat(String.valueOf(port)).startsWith("127.0.0.1:")));
    }

    @Test
    void noSecretHasADefault() {
        assertThat(read("docker-compose.yml") + read(".env"))
                .doesNotContainPattern("(?i)(password|secret|token)\\w*[ \\t]*[:=][ \\t]*(?!\\$\\{\\w+:\\?)\\S");
    }

    @Test
    void dockerCompose129TakesEveryKey() {
        assertThat(keys(file)).doesNotContainAnyElementsOf(TOO_NEW);
        assertThat(file).doesNotContainKey("name");
    }

    @Test
    void defaultsInTheFileAreThoseOfTheEnvironmentFile() {
        Map<String, String> environment = read(".env")
                .lines()
                .filter(line -> line.matches("\\w+=.*"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Matcher defaults = DEFAULT.matcher(read("docker-compose.yml"));
        Map<String, String> found = new TreeMap<>();
        while (defaults.find()) {
            found.put(defaults.group(1), defaults.group(2));
        }
        assertThat(found)
                .hasSizeGreaterThan(7)
                .allSatisfy((name, value) -> assertThat(environment).containsEntry(name, value));
    }

    @Test
    void versionsAreThoseOfTheBuild() {
        String pom = read("pom.xml");

        assertThat(read(".env"))
                .contains("IMAGE_TAG=" + tag(pom, "version") + "\n")
                .contains("IMAGE_KAFKA=apache/kafka:" + tag(pom, "version.kafka") + "\n")
                .contains("IMAGE_APICURIO=apicurio/apicurio-registry:" + tag(pom, "version.apicurio") + "\n");
        assertThat(tag(pom, "image.base")).matches("[\\w-]+:[\\w.-]+@sha256:[0-9a-f]{64}");
    }

    private static String tag(String pom, String name) {
        return pom.replaceFirst("(?s).*?<" + Pattern.quote(name) + ">", "").replaceFirst("(?s)<.*", "");
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** With the merge keys of YAML 1.1 worked in, which this reader leaves as they are. */
    private static Object merged(Object node) {
        return switch (node) {
            case Map<?, ?> entries -> {
                Map<String, Object> result = new LinkedHashMap<>();
                entries.forEach((key, value) -> {
                    if (key.equals("<<")) {
                        map(merged(value)).forEach(result::putIfAbsent);
                    } else {
                        result.put(String.valueOf(key), merged(value));
                    }
                });
                yield result;
            }
            case List<?> elements ->
                elements.stream().map(ComposeFileTest::merged).toList();
            case null -> "";
            default -> node;
        };
    }

    private static Stream<String> keysOf(Object node) {
        return switch (node) {
            case Map<?, ?> entries ->
                entries.entrySet().stream()
                        .flatMap(entry ->
                                Stream.concat(Stream.of(String.valueOf(entry.getKey())), keysOf(entry.getValue())));
            case List<?> elements -> elements.stream().flatMap(ComposeFileTest::keysOf);
            default -> Stream.empty();
        };
    }

    private static Set<String> keys(Object node) {
        return keysOf(node).collect(Collectors.toSet());
    }
}
