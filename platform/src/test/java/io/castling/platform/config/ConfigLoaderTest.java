package io.castling.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.castling.platform.config.ConfigSources.YamlFile;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {

    interface Broker {
        List<String> hosts();

        Map<String, String> properties();

        Optional<Secret> password();
    }

    interface Web {
        @WithDefault("8080")
        int port();

        @WithDefault("30s")
        Duration timeout();

        @WithDefault("1MiB")
        DataSize limit();
    }

    interface Feed {
        String url();

        @WithDefault("10m")
        Duration every();
    }

    interface Reader {
        Map<String, Feed> feeds();

        Optional<Path> folder();
    }

    @ConfigMapping(prefix = "app")
    interface App {
        Broker broker();

        Web web();

        Reader reader();
    }

    private static final Map<String, String> HOSTS = Map.of("app.broker.hosts", "one:1");

    private static ConfigSources yaml(String content) {
        return new ConfigSources(Optional.of(new YamlFile("app.yaml", content)), Map.of(), Map.of());
    }

    private static List<String> problems(ConfigSources sources) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(App.class, sources))
                .problems();
    }

    @Test
    void severalServicesShareOneRoot() {
        App app = ConfigLoader.load(App.class, yaml("""
                app:
                  broker:
                    hosts: [one:1, two:2]
                    properties:
                      security.protocol: SSL
                      acks: all
                  web: {port: 9090, timeout: 1m30s, limit: 64MiB}
                  reader:
                    feeds:
                      first: {url: "http://a"}
                      second.eu: {url: "http://b", every: 5s}
                """)).values();

        assertThat(app.broker().hosts()).containsExactly("one:1", "two:2");
        assertThat(app.broker().properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SSL", "acks", "all"));
        assertThat(app.web().port()).isEqualTo(9090);
        assertThat(app.web().timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(app.web().limit()).isEqualTo(new DataSize(64L << 20));
        assertThat(app.reader().feeds().get("second.eu").every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(app.reader().feeds().get("first").every()).isEqualTo(Duration.ofMinutes(10));
    }

    interface OwnWeb extends Web {
        @Override
        @WithDefault("9999")
        int port();
    }

    @Test
    void aServiceGivesAnInheritedSettingItsOwnDefault() {
        OwnWeb web = ConfigLoader.load(OwnWeb.class, "own", ConfigSources.of(Map.of("own.timeout", "1s")))
                .values();
        assertThat(web.port()).isEqualTo(9999);
        assertThat(web.timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void flagsBeatEnvironmentBeatsFileBeatsDefault() {
        var sources = new ConfigSources(
                Optional.of(new YamlFile(
                        "app.yaml", "app:\n  broker: {hosts: [file:1]}\n  web: {port: 1, timeout: 1s, limit: 1kB}\n")),
                Map.of("APP_WEB_PORT", "2", "APP_WEB_TIMEOUT", "2s", "PATH", "/bin"),
                Map.of("app.web.port", "3"));

        App app = ConfigLoader.load(App.class, sources).values();

        assertThat(app.web().port()).isEqualTo(3);
        assertThat(app.web().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(app.web().limit()).isEqualTo(new DataSize(1000));
    }

    /** SmallRye alone lets hosts[0] of a file win over hosts of a stronger source. */
    @ParameterizedTest
    @ValueSource(strings = {"APP_BROKER_HOSTS", "APP_BROKER_HOSTS_0", "APP_BROKER_HOSTS_0_"})
    void strongerListReplacesTheWeakerOneAsAWhole(String variable) {
        var sources = new ConfigSources(
                Optional.of(new YamlFile("app.yaml", "app: {broker: {hosts: [file:1, file:2]}}")),
                Map.of(variable, "env:1"),
                Map.of());

        assertThat(ConfigLoader.load(App.class, sources).values().broker().hosts())
                .containsExactly("env:1");
    }

    @Test
    void environmentAndFlagsReachTheKeysOfMaps() {
        var sources = new ConfigSources(
                Optional.empty(),
                Map.of("APP_BROKER_HOSTS", "a:1", "APP_BROKER_PROPERTIES_SASL_MECHANISM", "PLAIN"),
                Map.of("app.broker.properties.security.protocol", "SSL", "app.reader.feeds.x.url", "http://x"));

        App app = ConfigLoader.load(App.class, sources).values();

        assertThat(app.broker().properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("sasl.mechanism", "PLAIN", "security.protocol", "SSL"));
        assertThat(app.reader().feeds().get("x").url()).isEqualTo("http://x");
    }

    @Test
    void allProblemsAreNamedTogetherWithOriginAndRemedy() {
        var sources = new ConfigSources(
                Optional.of(new YamlFile("app.yaml", """
                        app:
                          web:
                            prot: 80
                            timeout: soon
                          raeder:
                            folder: x
                        other: 1
                        """)),
                Map.of("APP_WEB_PROT", "80", "APP_WEB_LIMIT", "big"),
                Map.of("app.web.port", "eighty", "app.web", "x"));

        assertThat(problems(sources))
                .containsExactlyInAnyOrder(
                        "app.web.prot (app.yaml line 3) is not known. Did you mean app.web.port?",
                        "app.raeder.folder (app.yaml line 6) is not known. Did you mean app.reader.folder?",
                        "other (app.yaml line 7) is not known. Did you mean app.web.port?",
                        "The environment variable APP_WEB_PROT is not known. Did you mean APP_WEB_PORT?",
                        "app.web (flag) is a section and cannot have a value of its own. Did you mean app.web.port?",
                        "app.broker.hosts is not set. Set it in the configuration file, as the environment variable"
                                + " APP_BROKER_HOSTS or as a flag.",
                        "app.web.port = eighty (flag) is not valid: Expected an integer value, got \"eighty\"."
                                + " Correct it there.",
                        "app.web.timeout = soon (app.yaml line 4) is not valid: expected a duration such as 30s, 250ms,"
                                + " 5m or 1h30m. Correct it there.",
                        "app.web.limit = big (environment APP_WEB_LIMIT) is not valid: expected a size such as 64MiB,"
                                + " 10kB or 512B. Correct it there.");
    }

    @Test
    void theMessageListsTheProblems() {
        assertThatThrownBy(() -> ConfigLoader.load(App.class, ConfigSources.of(Map.of("app.web.port", "x"))))
                .hasMessage("""
                        The configuration has 2 problems:
                          - app.broker.hosts is not set. Set it in the configuration file, as the environment variable \
                        APP_BROKER_HOSTS or as a flag.
                          - app.web.port = x (flag) is not valid: Expected an integer value, got "x". Correct it there.""");
    }

    @Test
    void effectiveConfigurationShowsOriginsAndNoSecrets() {
        var sources = new ConfigSources(
                Optional.of(new YamlFile("app.yaml", """
                        app:
                          broker:
                            hosts: [one:1]
                            password: hunter2
                            properties: {sasl.jaas.config: hunter3, ssl.keystore.key: hunter5, client.dns.lookup: all}
                          reader:
                            feeds: {a: {url: "https://me:hunter4@host/x"}}
                        """)),
                Map.of("APP_WEB_LIMIT", "2MiB"),
                Map.of("app.web.port", "99"));

        LoadedConfig<App> loaded = ConfigLoader.load(App.class, sources);

        assertThat(loaded.render()).isEqualTo("""
                app.broker.hosts[0] = one:1 (app.yaml line 3)
                app.broker.password = (redacted) (app.yaml line 4)
                app.broker.properties."client.dns.lookup" = all (app.yaml line 5)
                app.broker.properties."sasl.jaas.config" = (redacted) (app.yaml line 5)
                app.broker.properties."ssl.keystore.key" = (redacted) (app.yaml line 5)
                app.reader.feeds.a.url = https://(redacted)@host/x (app.yaml line 7)
                app.web.limit = 2MiB (environment APP_WEB_LIMIT)
                app.web.port = 99 (flag)
                app.web.timeout = 30s (default)""");
        assertThat(loaded.values().broker().password().orElseThrow().reveal()).isEqualTo("hunter2");
        assertThat(loaded.values().broker().password().toString()).doesNotContain("hunter");
    }

    @Test
    void brokenYamlIsNamedByLine() {
        assertThat(problems(yaml("app:\n  web: [1\n  x: 2\n")))
                .singleElement()
                .asString()
                .startsWith("app.yaml line ")
                .contains("is not valid YAML: expected ',' or ']'");
        assertThat(problems(yaml("- a\n")))
                .containsExactly("app.yaml line 1 is no section: a configuration file begins with a name and a colon.");
        assertThat(problems(yaml("app:\n  web:\n    port: 1\n    port: 2\n")))
                .containsExactly("app.yaml line 4: app.web.port is set twice. Remove one of the two.");
    }

    @Test
    void emptyFileAndEmptyValuesLeaveTheDefaults() {
        for (String content : List.of("", "# nothing\n", "app:\n", "app:\n  web:\n    port:\n")) {
            var sources = new ConfigSources(Optional.of(new YamlFile("app.yaml", content)), Map.of(), HOSTS);
            assertThat(ConfigLoader.load(App.class, sources).values().web().port())
                    .isEqualTo(8080);
        }
    }

    @Test
    void valuesAreNotExpanded() {
        var sources = ConfigSources.of(Map.of("app.broker.hosts", "h:1", "app.broker.password", "a${b}\\,c"));
        assertThat(ConfigLoader.load(App.class, sources)
                        .values()
                        .broker()
                        .password()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("a${b}\\,c");
    }

    @Test
    void aMissingOrForeignFileIsAClearProblem(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> YamlFile.read(missing))
                .hasMessageContaining(
                        "The configuration file " + missing + " does not exist. Create it or name another.");
        Path latin = Files.write(folder.resolve("latin.yaml"), "ä".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> YamlFile.read(latin)).hasMessageContaining("is not UTF-8 text. Save it as UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theStrongestSourceThatSpeaksWins(long seed) {
        var random = new Random(seed);
        boolean file = random.nextBoolean();
        boolean environment = random.nextBoolean();
        boolean flag = random.nextBoolean();
        var sources = new ConfigSources(
                Optional.of(new YamlFile("app.yaml", file ? "app: {web: {port: 1}}" : "")),
                environment ? Map.of("APP_WEB_PORT", "2") : Map.of(),
                flag ? Map.of("app.web.port", "3", "app.broker.hosts", "x") : HOSTS);

        int expected = flag ? 3 : environment ? 2 : file ? 1 : 8080;

        assertThat(ConfigLoader.load(App.class, sources).values().web().port())
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    @ConfigMapping(prefix = "bare")
    interface Bare {
        Optional<Path> folder();

        Optional<Secret> password();

        Optional<Duration> pause();

        Optional<DataSize> limit();
    }

    @Test
    void anOptionalValueThatIsNotSetIsAbsentWhateverItsType() {
        Bare bare = ConfigLoader.load(Bare.class, ConfigSources.of(Map.of())).values();

        assertThat(bare.folder()).isEmpty();
        assertThat(bare.password()).isEmpty();
        assertThat(bare.pause()).isEmpty();
        assertThat(bare.limit()).isEmpty();
    }
}
