package io.castling.extraction.arms;

import io.castling.extraction.text.WordSet;

/** The words of English news that tell whether an ambiguous name is that of a weapon. */
final class WeaponWords {

    /** They make the name beside them that of a weapon. */
    static final WordSet HEADS = WordSet.of(
            "missile missiles rocket rockets battery batteries launcher launchers interceptor interceptors system systems",
            "regiment regiments battalion battalions complex complexes radar radars sam sams shield unit units",
            "squadron squadrons munition munitions projectile projectiles missle missles canister canisters tel tels",
            "mlrs icbm icbms slbm manpads crew crews gunners deployment deployments equipment transporter transporters");

    /** They may follow a name in small letters: the name alone would be a plain word there. */
    static final WordSet SMALL_HEADS =
            WordSet.of("missile missiles rocket rockets launcher launchers interceptor interceptors battery batteries");

    /** They follow the name of a weapon more often than anything else of that name. */
    static final WordSet CARRIERS = WordSet.of(
            "brigade brigades division divisions detachment detachments platoon platoons convoy convoys column columns",
            "vehicle vehicles truck trucks troops soldiers personnel operators contingent components capability",
            "capabilities hardware ammunition coverage");

    /** They may stand between a name and its head. */
    static final WordSet MODIFIERS = WordSet.of(
            "surface to air anti aircraft missile missiles ship tactical ballistic cruise long short medium range mobile",
            "defence defense coastal theater theatre strategic ground based launched rocket multiple launch artillery",
            "advanced modern new type class land attack supersonic hypersonic guided interceptor close very",
            "intermediate intercontinental antiship antiaircraft fire control transporter erector block ii iii iv va vb");

    /** They follow the name of a weapon in capitals and are no name themselves: {@code Tomahawk Block IV}. */
    static final WordSet VERSIONS =
            WordSet.of("block mk mark mod config configuration increment version variant ii iii iv");

    /** They may stand between a head and the name that it announces: {@code a missile system called Typhon}. */
    static final WordSet LINKS =
            WordSet.of("called dubbed named known as the of for like such a an code codenamed including");

    /** They may stand between an article and the name. */
    static final WordSet QUALIFIERS = WordSet.of(
            "improved upgraded modernised modernized modified extended long medium short range new newer old older",
            "latest advanced american russian israeli german polish dutch greek british mobile trusted ageing aging");

    static final WordSet AIR = WordSet.of("air");
    static final WordSet DEFENCE = WordSet.of("defence defense defences defenses");

    /** They show an article to be about such weapons. */
    static final WordSet DOMAIN = WordSet.of(
            "missile missiles launcher launchers interceptor interceptors warhead warheads ballistic antiaircraft sam sams",
            "batteries");

    /** They do so together. */
    static final WordSet WIDER_DOMAIN = WordSet.of(
            "rocket rockets battery troops soldiers deployment deployed nato airbase weapons warships intercept intercepted",
            "artillery drones howitzers ammunition brigade regiment battalion munitions radar radars airspace military",
            "army navy marines airfield pentagon garrison defence weaponry force redeployed redeploy");

    /** They show an article to be about something else: sport, where Patriots, Hawks and Avengers play; cars; films. */
    static final WordSet OTHER_TOPICS = WordSet.of(
            "quarterback quarterbacks touchdown touchdowns nfl nba nhl mlb playoff playoffs coach season seasons halftime",
            "innings receiver defenseman goalkeeper midfielder striker linebacker lineman roster kicker tackle referee",
            "league basketball football baseball hockey soccer rugby cricket polo overtime stadium fans wicket wickets",
            "sedan hybrid hatchback motorcycle motorcycles mercedes sikorsky suv horsepower",
            "film films movie actor actress album novel song band drama episode episodes sequel nightclub",
            "browser software startup spyware malware website vaccine virus strain zodiac planet galaxy",
            "colonies colonists redcoats revolutionary mythology zeus racehorse jockey furlongs");

    static final WordSet OF = WordSet.of("of over");
    static final WordSet AND = WordSet.of("and or plus und");

    /** A designation after one of these is that of a road, a flight or a room. */
    static final WordSet BEFORE_OTHER_CODES =
            WordSet.of("highway motorway route flight room interstate mercedes benz sikorsky");

    /** After a name they make it that of a party, a team or a paper. */
    static final WordSet NAMESAKES = WordSet.of(
            "group party faction caucus movement fans game games player players team teammate newspaper daily magazine",
            "supporter supporters mep meps festival restaurant cafe hotel bar");

    /** They say nothing right before a name, only after it: {@code the police unit Typhon}. */
    static final WordSet FOLLOWING_ONLY = WordSet.of(
            "unit units crew crews squadron squadrons regiment regiments battalion battalions transporter transporters");

    /** Before one of these a word that was named a weapon elsewhere is taken for the same again. */
    static final WordSet DETERMINERS = WordSet.of(
            "the a an its their his her our these those this that another each every two three four five six more new no");

    static final WordSet QUANTITIES = WordSet.of(
            "two three four five six seven eight nine ten dozen several some more additional extra first second third few many");

    /** After a word that starts a sentence they leave no doubt that it is a name: {@code Taurus was not delivered}. */
    static final WordSet AUXILIARIES = WordSet.of(
            "is are was were has have had will would can could may might must did do does came come arrived arrive left",
            "leave moved move returned return went go rolled reached reach remain remained stay stayed stand stood");

    /** Before a name they make it that of a person, a ship, a storm or a mountain. */
    static final WordSet TITLES = WordSet.of(
            "mr mrs ms miss dr prof sir lord lady judge senator president prince princess king queen sultan sheikh",
            "lieutenant lt captain capt sergeant sgt corporal cpl private colonel col general gen major maj admiral adm",
            "mount mt camp fort uss hms hmas hmcs mv hurricane cyclone planet actor actress singer goalkeeper");

    /** A designation before one of these in capitals is that of a road or another place. */
    static final WordSet PLACES = WordSet.of(
            "motorway highway road freeway interstate street bus route hill creek river mountain lake valley beach avenue");

    private static final WordSet TOPICAL = WordSet.union(DOMAIN, WIDER_DOMAIN, OTHER_TOPICS, DEFENCE);

    private WeaponWords() {}

    /** Whether the word says anything about the topic: most words do not, and one look tells. */
    static boolean isTopical(long word) {
        return TOPICAL.contains(word);
    }
}
