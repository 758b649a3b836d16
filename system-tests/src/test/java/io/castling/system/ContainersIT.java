package io.castling.system;

import io.castling.system.deployment.ContainerDeployment;
import io.castling.system.deployment.Deployment;
import io.castling.system.deployment.NeedsEngine;
import java.nio.file.Path;
import java.time.Duration;

/** The suite on containers that Testcontainers runs. */
@NeedsEngine
final class ContainersIT extends DeploymentSuite {

    @Override
    Deployment deploy(Path folder) {
        return ContainerDeployment.start();
    }

    @Override
    Duration firstAlertWithin() {
        return Duration.ofMinutes(5);
    }
}
