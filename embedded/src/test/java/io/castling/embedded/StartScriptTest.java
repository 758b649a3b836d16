package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a made-up world: JVMs and Maven are scripts that say what they were told. */
class StartScriptTest {
    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", ""), "..", "castling").toAbsolutePath();
    /** All that the script may use besides bash itself. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "basename",
            "cat",
            "dirname",
            "find",
            "head",
            "mkdir",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "tee",
            "touch",
            "uname");

    @TempDir
    private Path world;

    private Path root;
    private Path bin;
    private final Map<String, String> environment = new HashMap<>();

    private record Result(int exitCode, String out, String err) {}

    @BeforeEach
    void build() throws IOException {
        world = world.toRealPath();
        root = Files.createDirectories(world.resolve("the clone"));
        bin = Files.createDirectories(world.resolve("bin"));
        for (String tool : TOOLS) {
            executable(bin.resolve(tool), "exec " + find(tool) + " \"$@\"");
        }
        Files.copy(SCRIPT, root.resolve("castling"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(root.resolve("pom.xml"));
        Files.createFile(
                Files.createDirectories(root.resolve("cli/src/main/java")).resolve("Main.java"));
        for (String source : List.of("pom.xml", "cli/src/main/java/Main.java", "cli/src/main/java", "cli/src/main")) {
            age(root.resolve(source), 100);
        }
        environment.put("PATH", bin.toString());
        environment.put("HOME", world.toString());
        environment.put("CASTLING_JVM_DIRS", world + "/jvms:" + world + "/more jvms");
    }

    @Test
    void theNewestOfTheUsualFoldersIsTaken() throws IOException {
        built();
        jdk("jvms/jdk-21", "21.0.4");
        jdk("more jvms/jdk-101", "101");
        jdk("jvms/jdk-25", "25.0.3");
        jdk("jvms/jdk-8", "1.8.0_402");

        assertThat(run("up").out()).startsWith(world + "/more jvms/jdk-101/bin/java ");
    }

    @Test
    void javaHomeIsPreferredWhenItIsNewEnough() throws IOException {
        built();
        jdk("jvms/jdk-25", "25.0.3");
        environment.put("JAVA_HOME", jdk("mine", "21").toString());

        assertThat(run("up").out()).startsWith(world + "/mine/bin/java ");
    }

    @Test
    void anOldJavaHomeAndAnOldJavaInThePathAreNoObstacle() throws IOException {
        built();
        jdk("jvms/jdk-25", "25.0.3");
        environment.put("JAVA_HOME", jdk("mine", "11.0.2").toString());
        Files.createSymbolicLink(bin.resolve("java"), jdk("old", "17.0.15").resolve("bin/java"));

        assertThat(run("up").out()).startsWith(world + "/jvms/jdk-25/bin/java ");
    }

    @Test
    void theJavaInThePathIsTakenWhereverItsLinkLeads() throws IOException {
        built();
        Path alternative = Files.createSymbolicLink(
                world.resolve("alternative"), jdk("real", "22").resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), alternative);

        assertThat(run("up").out()).startsWith(world + "/real/bin/java ");
    }

    @Test
    void aVersionManagersShimIsAskedForTheJavaBehindIt() throws IOException {
        built();
        Path behind = jdk("behind", "23");
        executable(bin.resolve("java"), "echo '    java.home = " + behind + "' >&2");

        assertThat(run("up").out()).startsWith(behind + "/bin/java ");
    }

    @Test
    void withoutAnyJavaOneLineSaysWhatToDo() throws IOException {
        built();

        assertThat(run("up"))
                .isEqualTo(
                        new Result(
                                1,
                                "",
                                "castling: needs a JDK 21 or newer: no Java at all; install one"
                                        + " ('apt install openjdk-21-jdk', 'brew install openjdk', https://adoptium.net) or set JAVA_HOME to it\n"));
    }

    @Test
    void anOldJavaIsNamed() throws IOException {
        built();
        jdk("jvms/jdk-17", "17.0.15");
        environment.put("JAVA_HOME", jdk("mine", "1.8.0_402").toString());

        assertThat(run("up"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "castling: needs a JDK 21 or newer: the newest found is 17 in " + world
                                + "/jvms/jdk-17; install one ('apt install openjdk-21-jdk', 'brew install openjdk',"
                                + " https://adoptium.net) or set JAVA_HOME to it\n"));
    }

    @Test
    void aRuntimeWithoutACompilerIsEnoughToRunButNotToBuild() throws IOException {
        Files.delete(jdk("jvms/jre-25", "25").resolve("bin/javac"));
        maven("exit 0");
        assertThat(run("up").err()).contains(world + "/jvms/jre-25 has no javac, it is a JRE; install one");

        built();
        assertThat(run("up").out()).startsWith(world + "/jvms/jre-25/bin/java ");
    }

    @Test
    void argumentsAndTheExitCodePassThroughFromAnyDirectoryAndOverALink() throws IOException {
        built();
        executable(jdk("jvms/jdk-25", "25").resolve("bin/java"), "printf '<%s>' \"$@\"; exit 7");
        Path link = Files.createSymbolicLink(
                Files.createDirectory(world.resolve("links")).resolve("c"), root.resolve("castling"));
        Path relative = Files.createSymbolicLink(world.resolve("links/d"), Path.of("c"));

        for (Path script : List.of(root.resolve("castling"), link, relative)) {
            Result result = run(script, "ingest", "two words", "", "*");

            assertThat(result.out())
                    .contains("<-Dcastling.runtime=" + root + "/embedded/target/runtime>")
                    .endsWith("<-cp><" + root
                            + "/cli/target/castling/lib/*><io.castling.cli.Main><ingest><two words><><*>");
            assertThat(result.exitCode()).isEqualTo(7);
        }
    }

    @Test
    void moreOptionsForTheJvmComeAfterOurs() throws IOException {
        built();
        jdk("jvms/jdk-25", "25");
        environment.put("CASTLING_JAVA_OPTS", "-Xmx2g -Dx=y");

        assertThat(run("up").out()).containsSubsequence(" -Xmx768m ", " -Xmx2g -Dx=y -cp ");
    }

    @Test
    void theFirstRunBuildsWithTheJdkFoundAndTheSecondDoesNot() throws IOException {
        Path jdk = jdk("jvms/jdk-25", "25");
        maven(
                "echo \"$JAVA_HOME $*\" >>" + quoted(world.resolve("calls")),
                "echo '[INFO] Building Castling extraction 0.1.0-SNAPSHOT                  [4/9]'",
                "mkdir -p cli/target/castling; touch cli/target/castling/build.properties");

        Result first = run("up");
        Result second = run("up");

        assertThat(first.err())
                .isEqualTo("castling: building with JDK 25; the first time Maven downloads about 350 MB (log: " + root
                        + "/target/build.log)\n  [4/9] extraction\n");
        assertThat(first.out()).startsWith(jdk + "/bin/java ");
        assertThat(second).isEqualTo(new Result(0, first.out(), ""));
        assertThat(world.resolve("calls")).hasContent(jdk + " -B -DskipTests -Dquick -pl cli -am package");
        assertThat(root.resolve("target/build.log")).content().startsWith("[INFO] Building Castling extraction");
        assertThat(root.resolve("target/build.lock")).doesNotExist();
    }

    @Test
    void aNewerOrADeletedSourceIsBuiltOnce() throws IOException {
        Path source = root.resolve("cli/src/main/java/Main.java");
        jdk("jvms/jdk-25", "25");
        maven("mkdir -p cli/target/castling; touch cli/target/castling/build.properties");
        built();
        assertThat(run("up").err()).isEmpty();

        age(source, 0);
        assertThat(run("up").err()).startsWith("castling: building with JDK 25 (log: ");
        assertThat(run("up").err()).isEmpty();

        Files.delete(source);
        assertThat(run("up").err()).startsWith("castling: building with JDK 25 (log: ");
        assertThat(run("up").err()).isEmpty();
    }

    @Test
    void aFailedBuildIsOneLineWithTheLogAndIsTriedAgain() throws IOException {
        jdk("jvms/jdk-25", "25");
        maven(
                "mkdir -p cli/target/castling; touch cli/target/castling/build.properties",
                "echo '[ERROR] COMPILATION ERROR : '",
                "echo '[ERROR] /x/Main.java:[1,2] no such thing'",
                "exit 1");

        for (int i = 0; i < 2; i++) {
            Result result = run("up");
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .endsWith("castling: the build failed: /x/Main.java:[1,2] no such thing; all of it is in " + root
                            + "/target/build.log\n");
            assertThat(root.resolve("target/build.lock")).doesNotExist();
        }
    }

    @Test
    void withoutMavenAndWithoutABuildOneLineSaysWhatToDo() throws IOException {
        jdk("jvms/jdk-25", "25");

        assertThat(run("up"))
                .isEqualTo(new Result(
                        1,
                        "",
                        "castling: has to be built first and finds no Maven in PATH; install"
                                + " version 3.8 or newer ('apt install maven', 'brew install maven')\n"));
    }

    @Test
    void aBuildCanBeForbidden() throws IOException {
        jdk("jvms/jdk-25", "25");
        environment.put("CASTLING_BUILD", "never");

        assertThat(run("up"))
                .isEqualTo(
                        new Result(
                                1,
                                "",
                                "castling: is not built: there is no " + root
                                        + "/cli/target/castling; run it with CASTLING_BUILD=auto or 'mvn -DskipTests package'\n"));

        built();
        age(root.resolve("pom.xml"), 0);
        assertThat(run("up").exitCode()).isZero();
    }

    @Test
    void aWrongSwitchIsNamedWithWhatItCanBe() throws IOException {
        jdk("jvms/jdk-25", "25");
        environment.put("CASTLING_BUILD", "no");

        assertThat(run("up"))
                .isEqualTo(new Result(1, "", "castling: CASTLING_BUILD is 'no'; it can be auto, never or always\n"));
    }

    @Test
    void twoCommandsAtOnceBuildOnce() throws IOException {
        jdk("jvms/jdk-25", "25");
        maven(
                "echo call >>" + quoted(world.resolve("calls")),
                "sleep 1",
                "mkdir -p cli/target/castling; touch cli/target/castling/build.properties");

        Process first = start(root.resolve("castling"), List.of("up"));
        Process second = start(root.resolve("castling"), List.of("watch"));

        assertThat(List.of(finish(first), finish(second)))
                .extracting(Result::exitCode)
                .containsOnly(0);
        assertThat(world.resolve("calls")).hasContent("call");
    }

    @Test
    void theLockOfABuildThatWasKilledIsNoObstacle() throws IOException, InterruptedException {
        jdk("jvms/jdk-25", "25");
        maven("mkdir -p cli/target/castling; touch cli/target/castling/build.properties");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(
                Files.createDirectories(root.resolve("target/build.lock")).resolve("pid"), ended.pid() + "\n");

        assertThat(run("up").exitCode()).isZero();
    }

    private void built() throws IOException {
        Path stamp =
                Files.createDirectories(root.resolve("cli/target/castling")).resolve("build.properties");
        Files.write(stamp, new byte[0]);
        age(stamp, 10);
    }

    private static void age(Path file, long seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private Path jdk(String folder, String version) throws IOException {
        Path home = world.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/java"), "echo \"$0 $*\"");
        executable(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private void maven(String... lines) throws IOException {
        executable(bin.resolve("mvn"), lines);
    }

    private static void executable(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!" + find("bash") + "\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path find(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + tool + " on this machine"));
    }

    private static String quoted(Path file) {
        return "'" + file + "'";
    }

    private Result run(String... arguments) throws IOException {
        return run(root.resolve("castling"), arguments);
    }

    private Result run(Path script, String... arguments) throws IOException {
        return finish(start(script, List.of(arguments)));
    }

    private Process start(Path script, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).directory(world.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Result finish(Process process) throws IOException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.onExit().join().exitValue(), out, err);
    }
}
