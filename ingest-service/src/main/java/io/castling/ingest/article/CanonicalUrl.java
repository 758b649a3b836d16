package io.castling.ingest.article;

import java.net.IDN;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one address of an article, whichever way a reader came to it: without tracking parameters, fragment, default port
 * and session, with the AMP and mobile copies led back to the page, percent-encoding and order of parameters settled
 * (RFC 3986 section 6). Making the canonical URL of a canonical URL gives the same one.
 *
 * @param host lower case, in ASCII (IDNA)
 * @param rest port where it is not the default, path and query
 */
public record CanonicalUrl(String host, String rest) {

    private static final int LONGEST = 4096;
    private static final Pattern PARTS =
            Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(?:#(.*))?", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(?:.*@)?(\\[[0-9A-Fa-f:.]+]|[^:]*)(?::(\\d*))?");
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern AMP_CACHE = Pattern.compile("/[civ](?:/s)?/([^/]+)(/.*)?");
    private static final Pattern GOOGLE_AMP = Pattern.compile("/amp(?:/s)?/([^/]+\\.[^/]+)(/.*)?");
    private static final Pattern COPY_HOST = Pattern.compile("(?:amp|m|mobile)\\.(.+)");
    private static final Pattern SECOND_LEVEL = Pattern.compile("(?:co|com|org|net|gov|ac|edu|gob|or|ne)\\.[a-z]{2}");
    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/?#]*");
    private static final Pattern AMP_SUFFIX = Pattern.compile("(?i)(?:\\.amp)+(\\.html?)?$");
    private static final Pattern INDEX = Pattern.compile("(?i)(?:index|default)\\.(?:html?|php|aspx?|jsp)");

    /** Parameters that tell how a reader came, never what is shown. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "yclid",
            "ysclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "mkt_tok",
            "oly_enc_id",
            "oly_anon_id",
            "vero_id",
            "wickedid",
            "ref_src",
            "ref_url",
            "cmpid",
            "cmp",
            "icid",
            "ito",
            "smid",
            "smtyp",
            "xtor",
            "__twitter_impression",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "sr_share",
            "s_cid",
            "ncid",
            "soc_src",
            "soc_trk",
            "spm",
            "taid",
            "amp_js_v",
            "amp_gsa",
            "usqp",
            "outputtype",
            "fb_action_ids",
            "fb_action_types",
            "fb_source",
            "action_object_map",
            "jsessionid",
            "phpsessid",
            "sessionid");

    private static final List<String> TRACKING_PREFIXES =
            List.of("utm_", "at_", "ns_", "pk_", "mtm_", "piwik_", "matomo_", "wt_", "wt.", "hsa_", "stm_", "itm_");

    /** Empty where {@code url} is no absolute http or https URL with a host. */
    public static Optional<CanonicalUrl> of(String url) {
        return of(url.strip(), 3);
    }

    /** @param unwraps how many AMP caches may still be peeled off: they can be nested by an attacker without end */
    private static Optional<CanonicalUrl> of(String url, int unwraps) {
        Matcher parts = PARTS.matcher(url);
        if (url.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        Matcher authority = AUTHORITY.matcher(parts.group(2));
        if (!authority.matches()) {
            return Optional.empty();
        }
        Optional<String> host = host(authority.group(1));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> inner = insideAmpCache(host.get(), parts.group(3), parts.group(4));
        if (inner.isPresent() && unwraps > 0) {
            Optional<CanonicalUrl> target = of(inner.get(), unwraps - 1);
            if (target.isPresent()) {
                return target;
            }
        }
        String port = port(authority.group(2));
        String rest = port + path(parts.group(3)) + query(parts.group(4)) + hashBang(parts.group(5));
        return Optional.of(new CanonicalUrl(withoutCopyPrefix(host.get()), rest));
    }

    /** The URL as a reader may open it. */
    public String value() {
        return "https://" + host + rest;
    }

    /** What tells articles apart: {@code www.} does not. */
    String identity() {
        return (host.startsWith("www.") ? host.substring(4) : host) + rest;
    }

    @Override
    public String toString() {
        return value();
    }

    private static Optional<String> host(String written) {
        if (written.startsWith("[")) {
            return Optional.of(written.toLowerCase(Locale.ROOT));
        }
        String dotless = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        try {
            String ascii =
                    IDN.toASCII(Percent.decode(dotless), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String port(@Nullable String written) {
        if (written == null || written.isEmpty() || written.equals("443") || written.equals("80")) {
            return "";
        }
        return ":" + written;
    }

    /** {@code www-example-com.cdn.ampproject.org/c/s/www.example.com/a} and {@code google.com/amp/s/www.example.com/a}. */
    private static Optional<String> insideAmpCache(String host, String path, @Nullable String query) {
        Matcher target;
        if (host.endsWith(".cdn.ampproject.org")) {
            target = AMP_CACHE.matcher(path);
        } else if (host.matches("(?:www\\.)?google\\.[a-z.]+")) {
            target = GOOGLE_AMP.matcher(path);
        } else {
            return Optional.empty();
        }
        if (!target.matches()) {
            return Optional.empty();
        }
        String rest = target.group(2) == null ? "/" : target.group(2);
        return Optional.of("https://" + target.group(1) + rest + (query == null ? "" : "?" + query));
    }

    /** {@code m.example.com} is {@code example.com}; {@code m.me} and {@code amp.co.uk} are sites of their own. */
    private static String withoutCopyPrefix(String host) {
        String left = host;
        for (Matcher copy = COPY_HOST.matcher(left); copy.matches(); copy = COPY_HOST.matcher(left)) {
            String site = copy.group(1);
            if (site.indexOf('.') < 0 || SECOND_LEVEL.matcher(site).matches()) {
                break;
            }
            left = site;
        }
        return left;
    }

    private static String path(String written) {
        Deque<String> segments = new ArrayDeque<>();
        for (String raw : SESSION.matcher(written).replaceAll("").split("/")) {
            String segment = Percent.normalize(raw);
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        int before;
        do {
            before = segments.size();
            withoutAmp(segments);
            if (!segments.isEmpty() && INDEX.matcher(segments.getLast()).matches()) {
                segments.removeLast();
            }
        } while (segments.size() < before);
        return segments.isEmpty() ? "/" : segments.stream().collect(Collectors.joining("/", "/", ""));
    }

    private static void withoutAmp(Deque<String> segments) {
        if (segments.size() > 1 && segments.getFirst().equals("amp")) {
            segments.removeFirst();
        }
        if (segments.size() > 1 && segments.getLast().equals("amp")) {
            segments.removeLast();
        }
        if (!segments.isEmpty()) {
            String page = AMP_SUFFIX.matcher(segments.removeLast()).replaceFirst("$1");
            if (!page.isEmpty()) {
                segments.addLast(page);
            }
        }
    }

    private static String query(@Nullable String written) {
        if (written == null) {
            return "";
        }
        String kept = Arrays.stream(written.split("&"))
                .map(Percent::normalize)
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .sorted()
                .distinct()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        return switch (name) {
            // "ref=rss" tells where the reader came from, "ref=12345" which article it is.
            case "ref" -> !value.matches("\\d+");
            case "amp" -> value.isEmpty() || value.equals("1") || value.equals("true");
            case "output" -> value.equals("amp");
            default -> TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
        };
    }

    /** A fragment is a place in the page, except where old script sites keep the page's name in it. */
    private static String hashBang(@Nullable String fragment) {
        return fragment != null && fragment.startsWith("!") ? "#" + Percent.normalize(fragment) : "";
    }
}
