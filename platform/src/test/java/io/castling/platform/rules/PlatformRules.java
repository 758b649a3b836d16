package io.castling.platform.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What must stay true of this module, by name. */
final class PlatformRules {

    /** Words of the product; plumbing that knows them is no plumbing. */
    static final Pattern DOMAIN_WORD = Pattern.compile(
            "(?i)articles?|claims?|relocat\\w*|alerts?|weapons?|missiles?|gazetteer|toponyms?|sightings?|enrich\\w*"
                    + "|ingest\\w*|whereabouts|watchlist|extraction|\\bcastling\\b(?!\\.)");

    private PlatformRules() {}

    static Map<String, ArchRule> all(String root) {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put("no cycles", slices().matching(root + ".(*)..").should().beFreeOfCycles());
        rules.put(
                "Helidon in http only",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".http..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.helidon.."));
        rules.put(
                "Kafka in kafka only",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".kafka..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.kafka..", "org.apache.avro.."));
        rules.put(
                "system clock in service only",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(root + ".service..")
                        .should()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis"));
        rules.put(
                "no environment",
                noClasses()
                        .should()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .orShould()
                        .callMethod(System.class, "getProperty", String.class)
                        .orShould()
                        .callMethod(System.class, "exit", int.class)
                        .orShould()
                        .callMethod(Runtime.class, "addShutdownHook", Thread.class));
        rules.put("static means final", fields().that().areStatic().should().beFinal());
        rules.put(
                "no static collection",
                noFields()
                        .that()
                        .areStatic()
                        .should()
                        .haveRawType(java.util.HashMap.class)
                        .orShould()
                        .haveRawType(java.util.ArrayList.class)
                        .orShould()
                        .haveRawType(java.util.concurrent.ConcurrentHashMap.class)
                        .orShould()
                        .haveRawType(ThreadLocal.class));
        return rules;
    }

    /** Settings come first, life cycle knows no transport. */
    static List<ArchRule> layers(String root) {
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage(root + ".config..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(root + ".kafka..", root + ".service..", root + ".http.."),
                noClasses()
                        .that()
                        .resideInAPackage(root + ".service..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(root + ".kafka..", root + ".http.."),
                noClasses()
                        .that()
                        .resideInAPackage(root + ".http..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(root + ".kafka.."));
    }
}
