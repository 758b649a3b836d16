package io.castling.alert.policy;

import java.util.List;

/**
 * What the catalogue says of a system.
 *
 * @param systemClass word of the catalogue, as {@code AIR_DEFENCE}; empty where the system is not in it
 * @param owners states that field it, ISO 3166-1 alpha-2
 */
public record SystemTraits(String systemClass, List<String> owners) {

    /** Of a system that is in no catalogue. */
    public static final SystemTraits UNKNOWN = new SystemTraits("", List.of());

    public SystemTraits {
        owners = List.copyOf(owners);
    }
}
