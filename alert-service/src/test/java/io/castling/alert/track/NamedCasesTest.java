package io.castling.alert.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class NamedCasesTest {

    @TestFactory
    Stream<DynamicTest> eachRuleOfTheDomainPartsTheReportsAsLabelled() {
        return Scenario.read("named-cases.txt").stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> partsAsLabelled(scenario)));
    }

    private static void partsAsLabelled(Scenario scenario) {
        for (int seed = 0; seed < 20; seed++) {
            List<Report> reports = Sequence.shuffled(scenario.reports(), new Random(seed));
            Sequence sequence = Sequence.of(reports);
            assertThat(sequence.partition()).as("seed %d", seed).isEqualTo(Sequence.labelled(scenario));
        }
    }

    @TestFactory
    Stream<DynamicTest> eachRuleOfTheDomainAlertsAsListed() {
        return Scenario.read("named-cases.txt").stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        scenario.name(),
                        () -> assertThat(Sequence.of(scenario.reports()).lettered())
                                .isEqualTo(scenario.alerts())));
    }
}
