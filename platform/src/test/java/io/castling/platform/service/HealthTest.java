package io.castling.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.service.Health.Aspect;
import io.castling.platform.service.Health.Entry;
import io.castling.platform.service.Health.Status;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    @Test
    void nothingToCheckIsHealthy() {
        assertThat(health.live().up()).isTrue();
        assertThat(health.ready().up()).isTrue();
    }

    @Test
    void whatWaitsIsLiveButNotReady() {
        health.register("broker", Aspect.READINESS, () -> Status.down("away"));
        assertThat(health.live().up()).isTrue();
        assertThat(health.live().entries()).isEmpty();
        assertThat(health.ready().up()).isFalse();
        assertThat(health.ready().entries()).containsExactly(new Entry("broker", Status.down("away")));
    }

    @Test
    void whatIsDeadIsNeitherLiveNorReady() {
        health.register("threads", Aspect.LIVENESS, () -> Status.down("dead"));
        assertThat(health.live().up()).isFalse();
        assertThat(health.ready().up()).isFalse();
    }

    @Test
    void checksAnswerInTheOrderOfTheirNames() {
        health.register("b", Aspect.READINESS, () -> Status.up(""));
        health.register("a", Aspect.LIVENESS, () -> Status.up(""));
        assertThat(health.ready().entries()).extracting(Entry::name).containsExactly("a", "b");
    }

    @Test
    void aBrokenCheckIsDown() {
        health.register("x", Aspect.READINESS, () -> {
            throw new IllegalStateException("oops");
        });
        assertThat(health.ready().entries())
                .containsExactly(
                        new Entry("x", Status.down("the check itself failed: java.lang.IllegalStateException: oops")));
    }

    @Test
    void aNameIsFreeAgainOnceItsCheckIsGone() {
        health.register("x", Aspect.READINESS, () -> Status.up(""));
        assertThatThrownBy(() -> health.register("x", Aspect.LIVENESS, () -> Status.up("")))
                .hasMessage("A health check named x exists already.");
        health.unregister("x");
        health.unregister("never there");
        health.register("x", Aspect.LIVENESS, () -> Status.up(""));
    }
}
