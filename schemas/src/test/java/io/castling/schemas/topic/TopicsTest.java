package io.castling.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void namesAreLowerCaseDottedVersionedAndUnique() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .allMatch(name -> name.matches("[a-z]+(\\.[a-z]+)*\\.v[0-9]+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theLiveLaneHasThePlainName() {
        assertThat(Topics.CLAIMS.in(Lane.LIVE)).isEqualTo("castling.claims.v1");
        assertThat(Topics.CLAIMS.deadLetters(Lane.LIVE)).isEqualTo("castling.claims.v1.dlq");
    }

    @Test
    void aReplayLaneSharesNoTopicWithTheLiveOne() {
        var replay = new Lane.Replay("7");

        assertThat(Topics.CLAIMS.in(replay)).isEqualTo("castling.replay-7.claims.v1");
        assertThat(Topics.all())
                .allSatisfy(topic -> assertThat(topic.in(replay)).isNotEqualTo(topic.in(Lane.LIVE)));
    }

    @Test
    void aReplayIdThatIsNoTopicNameIsRefused() {
        assertThatThrownBy(() -> new Lane.Replay("My Run"))
                .hasMessage("replay id 'My Run' is not usable: take lower-case letters, digits and hyphens,"
                        + " at most 40 characters");
    }
}
