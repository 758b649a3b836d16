package io.castling.system;

import io.castling.system.deployment.Deployment;
import io.castling.system.deployment.EmbeddedDeployment;
import java.nio.file.Path;
import java.time.Duration;

/** The suite on the embedded broker and registry, in every build. */
final class EmbeddedIT extends DeploymentSuite {

    @Override
    Deployment deploy(Path folder) {
        return EmbeddedDeployment.start(folder);
    }

    @Override
    Duration firstAlertWithin() {
        return Duration.ofMinutes(3);
    }
}
