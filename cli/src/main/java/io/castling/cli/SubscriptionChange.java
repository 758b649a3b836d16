package io.castling.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** Reads a subscription, changes it and writes it back, unless somebody else has changed it meanwhile. */
final class SubscriptionChange {

    private SubscriptionChange() {}

    /** @throws AlertApiClient.Failure when there is none, when it makes no sense any more, or on a conflict */
    static ObjectNode apply(AlertApiClient client, String id, Consumer<ObjectNode> change) {
        AlertApiClient.Answer known = client.get(SubscribeCommand.path(id));
        ObjectNode subscription = known.body().deepCopy();
        change.accept(subscription);
        return (ObjectNode)
                client.put(SubscribeCommand.path(id), subscription, known.tag()).body();
    }
}
