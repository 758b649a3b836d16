package io.castling.system.deployment;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * A test that needs a container engine with our images. It is skipped, with the reason, unless it was asked for with
 * {@code -Pcontainers} and an engine is there. With {@code REQUIRE_DOCKER=1} in the environment it is asked for, and
 * what is missing is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEngine.Condition.class)
public @interface NeedsEngine {

    /** Decides. */
    final class Condition implements ExecutionCondition {

        private static final String ASKED = "castling.containers";
        private static final String REQUIRED = "REQUIRE_DOCKER";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean required = "1".equals(System.getenv(REQUIRED));
            if (!required && !Boolean.getBoolean(ASKED)) {
                return skip(context, "not asked for; 'mvn -Pcontainers verify' does");
            }
            Optional<String> missing = missing();
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("an engine answers and has the images");
            }
            if (required) {
                throw new IllegalStateException(REQUIRED + "=1, but " + missing.get());
            }
            return skip(context, missing.get());
        }

        private static ConditionEvaluationResult skip(ExtensionContext context, String reason) {
            System.out.println("SKIPPED " + context.getDisplayName() + ": " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }

        /** Looked at first: a missing image would cost minutes of attempts to pull it. */
        private static Optional<String> missing() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return Optional.of("no container engine answers; start one ('.ci/engine start' on Debian)");
            }
            DockerClient engine = DockerClientFactory.instance().client();
            return Images.all().stream()
                    .filter(image -> !has(engine, image))
                    .findFirst()
                    .map(image -> "the engine has no image " + image
                            + (image.startsWith("castling/")
                                    ? "; 'mvn -Pimages -DskipTests package' builds it"
                                    : "; pull it, or set IMAGE_KAFKA and IMAGE_APICURIO to what '.ci/engine"
                                            + " images' builds"));
        }

        private static boolean has(DockerClient engine, String image) {
            try {
                engine.inspectImageCmd(image).exec();
                return true;
            } catch (NotFoundException absent) {
                return false;
            }
        }
    }
}
