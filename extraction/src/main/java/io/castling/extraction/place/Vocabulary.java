package io.castling.extraction.place;

import io.castling.extraction.text.WordSet;

/** The words of English news that tell whether a capitalised name is a place, a person or an organisation. */
final class Vocabulary {

    /** A place is likely to follow. */
    static final WordSet LOCATIVE = WordSet.of(
            "in near outside around across toward towards via throughout inside within into onto at off beyond amid along",
            "northwest northeast southwest southeast visiting visited leave left leaving reached reach entering entered");
    /** A place may follow, and much else. */
    static final WordSet PERHAPS_LOCATIVE = WordSet.of("from to through over of between and or for against on where");

    /** Written in lower case inside a name. */
    static final WordSet CONNECTORS = WordSet.of(
            "of the and on de la al el del da do dos du des les le upon in an am der den ob bei sur sous y e i na nad by",
            "under di ul as ad ash at et aux lès von zu auf");

    /** A name may start with one of these in lower case. */
    static final WordSet LOWER_STARTS = WordSet.of(
            "the al el sub northern southern eastern western south north east west northwestern mainland occupied former",
            "first second nine front line naval upstate so contact four central");

    static final WordSet DIRECTIONS = WordSet.of(
            "northern southern eastern western central northeastern northwestern southeastern southwestern north south east",
            "west northeast northwest southeast southwest upper lower");

    /** Speaks before its subject or after it. */
    static final WordSet SPEECH = WordSet.of(
            "said says say told tells added adds warned warns announced announces denied denies insisted insists claimed",
            "claims accused accuses urged urges vowed vows stated states declared argues argued believes believed wants",
            "wanted hopes hoped fears feared agreed agrees refused refuses declined declines rejected rejects condemned condemns threatened",
            "threatens responded responds retaliated demanded demands pledged pledges promised promises confirmed confirms",
            "maintains maintained considers considered regards expressed expects expected acknowledged admitted called",
            "calls voiced protested sees reacted proposed offered criticized criticised slammed blamed blames recalled thinks felt",
            "did does has had have will would could may might is was should also");

    /** Of those, the words that only somebody can do. */
    static final WordSet PURE_SPEECH = WordSet.of(
            "said says say told tells added adds warned warns announced announces denied denies insisted insists claimed",
            "accused accuses urged urges vowed vows stated declared argues argued believes believed wants wanted hopes",
            "hoped fears feared agreed refused refuses declined declines rejected rejects condemned condemns threatened threatens responded",
            "retaliated demanded demands pledged promised confirmed confirms acknowledged admitted voiced reacted protested",
            "criticized criticised slammed blamed blames recalled thinks recalls");

    /** What a government does, and its capital for it. */
    static final WordSet ACTIONS = WordSet.of(
            "moved moves deployed deploys sent sends bought buys supplied supplies delivered delivers placed places",
            "transferred transfers withdrew withdraws pulled stationed stations launched fired operates fields ordered orders",
            "approved approves signed signs began started continues continued uses used tested tests plans planned seeks",
            "sought needs needed received receives takes took made makes gave gives lost increased expanded intends prepares",
            "prepared allowed allows imposed imposes banned annexed invaded attacked supports supported backs backed",
            "recognizes recognized recognises recognised purchased purchases donated donates positioned relocated redeployed",
            "shifted mobilized mobilised hosted hosts held holds remains keeps kept opposes opposed views viewed");

    /** What ships do. */
    static final WordSet SAILING =
            WordSet.of("sank sailed docked entered anchored steamed cruised departed arrived fired");

    static final WordSet TITLES = WordSet.of(
            "mr mrs ms miss dr prof sir lord lady dame gen general lt lieutenant col colonel maj major capt captain sgt",
            "sergeant cpl private adm admiral cmdr commander marshal brig brigadier president chancellor premier minister",
            "secretary ambassador senator sen rep congressman congresswoman gov governor mayor judge justice king queen",
            "prince princess pope cardinal archbishop bishop rev reverend father sister imam sheikh ayatollah sultan emir",
            "officer detective inspector sheriff chief director chairman chairwoman spokesman spokeswoman spokesperson coach",
            "attorney councilman councilwoman councillor professor actor actress singer author analyst lawyer activist",
            "correspondent editor striker midfielder defender goalkeeper quarterback pitcher mp");

    /** May follow a place in capitals and leaves it a place: "Texas Gov. Greg Abbott". */
    static final WordSet AFTER_PLACE_TITLES = WordSet.of(
            "president prime minister gov governor mayor sen senator rep attorney secretary premier chancellor king queen",
            "prince state county foreign defense defence monday tuesday wednesday thursday friday saturday sunday january",
            "february march april may june july august september october november december jan feb aug sept oct nov dec",
            "lt gen sheriff congressman congresswoman republican democrat democratic ap afp reuters mp and");

    static final WordSet DAYS = WordSet.of(
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august",
            "september october november december jan feb aug sept oct nov dec spring summer autumn winter");

    /** With a place before them these name an organisation, a paper, a team, a ship or a work. */
    static final WordSet ORGANISATION = WordSet.of(
            "post times globe tribune herald star journal daily news gazette guardian observer telegraph mail chronicle",
            "independent examiner inquirer courier dispatch sentinel mirror express today tonight tv radio press magazine",
            "university college institute institution academy school schools hospital clinic museum gallery theatre theater",
            "library church cathedral foundation fund trust society association federation union league club fc afc cf sc",
            "united rovers wanderers albion hotspur athletic orchestra symphony opera ballet philharmonic festival marathon",
            "open derby cup grand prix olympics games bank group holdings company corporation corp inc ltd plc llc industries",
            "airlines airways air airline motors energy oil gas petroleum steel electric power water rail railway railways",
            "police department ministry committee commission council court congress parliament senate assembly agency",
            "authority board bureau office embassy consulate mission delegation center centre institute initiative project",
            "program programme conference summit forum accord accords agreement treaty convention protocol declaration",
            "pact charter army navy guard marines corps brigade regiment battalion fleet militia front party movement",
            "coalition alliance brotherhood observatory review report reports research studies exchange stock market",
            "giants rangers cowboys yankees mets jets nets knicks lakers clippers dodgers angels bulls bears cubs sox",
            "bulldogs tigers lions eagles hawks wildcats huskies heat magic thunder spurs rockets astros texans saints",
            "pelicans patriots celtics bruins redskins nationals wizards capitals ravens orioles phillies flyers sixers",
            "steelers pirates penguins reds bengals browns cavaliers indians pistons redwings packers brewers bucks vikings",
            "twins timberwolves wild chiefs royals blues cardinals broncos rockies nuggets avalanche suns coyotes",
            "diamondbacks padres chargers raiders warriors kings sharks seahawks mariners blazers grizzlies titans",
            "predators falcons braves panthers hurricanes dolphins marlins buccaneers rays lightning jaguars colts pacers",
            "canucks flames oilers senators maple canadiens raptors blackhawks bearcats longhorns sooners",
            "street st road rd avenue ave boulevard blvd drive lane highway way parkway terrace crescent close place square",
            "hotel inn restaurant cafe bar pub mall plaza stores store shop cemetery golf",
            "fire family fashion week film stadium arena syndrome virus fever cigarettes");

    /** With "of" and a place after them these name an organisation, or a title of nobility. */
    static final WordSet ORGANISATION_OF = WordSet.of(
            "university bank college institute church museum academy school orchestra symphony duke duchess princess ministry",
            "earl bishop archbishop archdiocese diocese patriarch lord lady baron knight order merchant voice radio royal",
            "society association federation confederation league board council court commission chamber treaty battle hotel",
            "times post star spirit pride miss mrs bachelor real bridges sons daughters game lawrence joan catherine francis");

    /** Follows a place and makes it a region. */
    static final WordSet REGION_WORDS = WordSet.of(
            "region oblast krai kray province governorate prefecture county voivodeship voivodship okrug republic district",
            "canton raion rayon territory enclave exclave state department suburb suburbs metropolitan area countryside",
            "provinces counties regions directorate municipality");

    /** Follows a place and makes it a site. */
    static final WordSet SITE_WORDS = WordSet.of(
            "airport airfield airbase aerodrome airstrip base port harbor harbour shipyard dockyard cosmodrome range",
            "garrison barracks spaceport seaport anchorage refinery");

    /** Before a site word. */
    static final WordSet SITE_ADJECTIVES = WordSet.of(
            "air naval military international force airforce army missile test training space radar submarine nuclear regional");

    static final WordSet SITE_NOUNS =
            WordSet.of("base station airport airfield port site ground range facility plant centre center field area");

    static final WordSet ISLAND_WORDS = WordSet.of("island islands isle isles archipelago atoll reef islet");

    /** "the port of Odesa", "the city of Kherson": lower case, the place itself follows. */
    static final WordSet TYPE_OF = WordSet.of(
            "city town village port island region province district state county capital settlement suburb municipality",
            "hamlet governorate outskirts oblast airport area island coast streets south north east west people",
            "government occupation annexation invasion republic kingdom neighborhood neighbourhood territory peninsula");

    static final WordSet CITY_TYPES =
            WordSet.of("city town village settlement suburb municipality hamlet capital port");

    /** A geographic word before a name that makes another name of both: "Fort Worth", "Mount Vernon". */
    static final WordSet NAME_HEADS = WordSet.of(
            "fort camp mount mt lake cape point san santa saint st port new old little big great el la los las le de van von",
            "al bin ibn abu ben mac uss hms rfs ins jds cns mv ss general marshal admiral");

    static final WordSet SHIPS = WordSet.of(
            "uss hms hmcs hmas ins frigate destroyer cruiser carrier submarine corvette tanker vessel ship ferry warship");

    static final WordSet BORDER_WORDS = WordSet.of("border borders frontier frontiers borderland borderlands");

    static final WordSet COAST_WORDS = WordSet.of("coast coastline shore shores waters seaboard");

    /** Capitalised only because a sentence starts with them. */
    static final WordSet FUNCTION_WORDS = WordSet.of(
            "the a an this that these those it its he his her she they their we our you your i my in on at by for from to",
            "with without of off as after before since until while when where why how who what which although though if",
            "unless because so but and or nor yet both either neither not no all some many most several few each every",
            "another other such more less than then there here now once again also even only just still already",
            "however meanwhile moreover additionally earlier later last next recently today yesterday tomorrow tonight",
            "according despite during between among across around inside outside near under over above below beyond",
            "through throughout toward towards into onto upon about against along amid unlike like per via one two three",
            "four five six seven eight nine ten first second third is are was were be been has have had do does did will",
            "would can could should may might must let see get go come new old");

    private Vocabulary() {}
}
