package io.castling.alert.wire;

import io.castling.alert.track.Change;
import io.castling.schemas.RelocationChange;

/** Changes of the tracker in the words of the contract. */
final class Changes {

    private Changes() {}

    static RelocationChange kind(Change.OfRelocation change) {
        return switch (change) {
            case Change.Opened opened -> RelocationChange.OPENED;
            case Change.Split split -> RelocationChange.OPENED;
            case Change.Corroborated corroborated -> RelocationChange.CORROBORATED;
            case Change.Refined refined -> RelocationChange.REFINED;
            case Change.Executed executed -> RelocationChange.EXECUTED;
            case Change.Doubted doubted -> RelocationChange.DOUBTED;
            case Change.Denied denied -> RelocationChange.DENIED;
            case Change.Withdrawn withdrawn -> RelocationChange.WITHDRAWN;
            case Change.Merged merged -> RelocationChange.MERGED;
            case Change.Repeated repeated -> RelocationChange.AMENDED;
            case Change.Corrected corrected -> RelocationChange.AMENDED;
            case Change.Firmed firmed -> RelocationChange.AMENDED;
            case Change.Reinstated reinstated -> RelocationChange.AMENDED;
            case Change.Weakened weakened -> RelocationChange.AMENDED;
            case Change.Sealed sealed -> RelocationChange.AMENDED;
        };
    }
}
