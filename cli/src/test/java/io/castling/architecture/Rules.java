package io.castling.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** The architecture of Castling as rules; ARCHITECTURE.md says why. */
final class Rules {

    private static final DescribedPredicate<JavaClass> CONTRACT =
            describe("a generated contract", type -> type.getPackageName().equals("io.castling.schemas"));
    private static final DescribedPredicate<JavaClass> DOMAIN =
            resideInAnyPackage("io.castling.extraction..", "io.castling.alert.track..");
    private static final DescribedPredicate<JavaClass> STARTS_A_PROCESS =
            simpleNameEndingWith("Main").or(resideInAnyPackage("io.castling.cli..", "io.castling.embedded.child.."));

    static final ArchRule EXTRACTION_IS_PURE = classes()
            .that()
            .resideInAPackage("io.castling.extraction..")
            .and()
            .resideOutsideOfPackage("io.castling.extraction..catalogue..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.castling.extraction.."))
            .as("extraction knows the JDK alone; its catalogue package also a YAML reader");

    static final ArchRule TRACKING_IS_PURE = classes()
            .that()
            .resideInAPackage("io.castling.alert.track..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "org.jspecify..",
                            "java.security..",
                            "java.nio.charset..",
                            "java.math..",
                            "java.text..",
                            "java.io..")
                    .or(resideInAPackage("io.castling.alert.track.."))
                    .or(equivalentTo(URI.class)))
            .as("tracking knows the JDK alone, and of it nothing that reads, waits or connects");

    static final ArchRule PLATFORM_KNOWS_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAnyPackage("io.castling.platform..", "io.castling.schemas..")
            .should()
            .dependOnClassesThat(ours().and(DescribedPredicate.not(
                    resideInAnyPackage("io.castling.platform..", "io.castling.schemas.."))));

    static final ArchRule PLATFORM_KNOWS_NO_CONTRACT = noClasses()
            .that()
            .resideInAPackage("io.castling.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.castling.schemas..");

    static final ArchRule INGEST_SEES_SCHEMAS_AND_PLATFORM = sees("ingest", "schemas", "platform");
    static final ArchRule ENRICH_SEES_SCHEMAS_PLATFORM_AND_EXTRACTION =
            sees("enrich", "schemas", "platform", "extraction");
    static final ArchRule ALERT_SEES_SCHEMAS_AND_PLATFORM = sees("alert", "schemas", "platform");
    static final ArchRule EMBEDDED_SEES_PLATFORM_SERVICE = sees("embedded", "platform.service");

    static final ArchRule ONLY_WIRE_MAPS_CONTRACTS_TO_DOMAIN = classes()
            .that()
            .resideOutsideOfPackages("..wire..", "io.castling.cli..")
            .should(notKnowBoth());

    static final ArchRule ONLY_MAINS_TOUCH_THE_PROCESS = noClasses()
            .that(DescribedPredicate.not(STARTS_A_PROCESS))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    static final ArchRule ONLY_MAINS_READ_THE_WALL_CLOCK = noClasses()
            .that(DescribedPredicate.not(STARTS_A_PROCESS))
            .and()
            .resideOutsideOfPackages("io.castling.platform.service..", "io.castling.embedded..", "io.castling.schemas")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    static final ArchRule NO_MUTABLE_STATICS = fields().that()
            .areStatic()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.not(CONTRACT))
            .should(neverChange());

    static final ArchRule HELIDON_STAYS_AT_THE_BORDER = noClasses()
            .that()
            .resideOutsideOfPackages("io.castling.platform.http..", "..api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.helidon..");

    static final ArchRule A_REPLAY_KNOWS_NO_DELIVERY = noClasses()
            .that()
            .resideInAPackage("io.castling.cli.replay..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.castling.alert.deliver..", "io.castling.alert.api..")
            .as("a replay lane has nothing that could tell anybody");

    static final ArchRule NO_CYCLES_AMONG_PACKAGES =
            slices().matching("io.castling.(**)").should().beFreeOfCycles();

    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .that()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith("org.jspecify.annotations.NullMarked");

    private Rules() {}

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.castling..");
    }

    private static ArchRule sees(String module, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = "io.castling." + module + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = "io.castling." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(allowed[0])
                .should()
                .dependOnClassesThat(ours().and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .as(module + " sees " + String.join(" and ", others) + " alone");
    }

    private static ArchCondition<JavaClass> notKnowBoth() {
        return new ArchCondition<>("know contracts or domain types, not both") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean contracts = dependsOn(type, CONTRACT);
                boolean domain = dependsOn(type, DOMAIN);
                if (contracts && domain) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " knows contracts and domain types, but is in no wire package"));
                }
            }
        };
    }

    private static boolean dependsOn(JavaClass type, DescribedPredicate<JavaClass> target) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> target.test(dependency.getTargetClass()));
    }

    private static ArchCondition<JavaField> neverChange() {
        Set<String> immutableCollections = Set.of("java.util.List", "java.util.Set", "java.util.Map");
        return new ArchCondition<>("be final and of an immutable type") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                boolean mutable = !field.getModifiers().contains(JavaModifier.FINAL)
                        || type.isAssignableTo("java.util.concurrent.atomic.AtomicReference")
                        || type.getPackageName().equals("java.util.concurrent.atomic")
                        || type.isEquivalentTo(ThreadLocal.class)
                        || type.isEquivalentTo(StringBuilder.class)
                        || ((type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                                && !immutableCollections.contains(type.getName()));
                if (mutable && !field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }
}
