package io.castling.system;

import io.castling.system.deployment.ComposeDeployment;
import io.castling.system.deployment.Deployment;
import io.castling.system.deployment.NeedsEngine;
import java.nio.file.Path;
import java.time.Duration;

/** The suite on the compose file. */
@NeedsEngine
final class ComposeIT extends DeploymentSuite {

    @Override
    Deployment deploy(Path folder) {
        return ComposeDeployment.start();
    }

    @Override
    Duration firstAlertWithin() {
        return Duration.ofMinutes(2);
    }
}
