/**
 * Parameters that tell the website where a visitor comes from, and change nothing of the page. Beside those
 * of analytics and newsletters, the ones that browsers take out of addresses themselves:
 * https://firefox.settings.services.mozilla.com/v1/buckets/main/collections/query-stripping/records
 */
const TRACKING = new RegExp(
  `^(?:${[
    String.raw`(?:utm|mtm|pk|piwik)_\w+`,
    "_ga|_gl|gclid|gclsrc|dclid|gbraid|wbraid|gad_source|gad_campaignid|srsltid",
    "fbclid|igshid|igsh|msclkid|twclid|ttclid|yclid|ysclid|li_fat_id|epik|rb_clickid",
    "mc_cid|mc_eid|mkt_tok|s_kwcid|vero_id|vero_conv|oly_anon_id|oly_enc_id|wickedid|__s",
    "_hsenc|_hsmi|__hssc|__hstc|__hsfp|hsctatracking|_openstat",
  ].join("|")})$`,
  "i",
);

/** Names of nothing but the number of a visit, in PHP, Java, ASP and ColdFusion. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken)$/i;

/** Names that others use for something else, such as a service: so the value has to look like one. */
const PERHAPS_SESSION =
  /^(?:sid|sess|session|session_?id)=(?=[a-z-]*\d)(?:[\da-z]{16,}|[\da-f-]{16,})$/i;

/** Servers of Java put the number of a visit into the path (Jakarta Servlet, section 7.1.3). */
const SESSION_IN_PATH = /;jsessionid=[^/;]*/gi;

const DOWNLOADS = new Set(
  [
    "pdf doc docx docm dot dotx odt rtf xls xlsx xlsm xlsb ods csv tsv ppt pptx pps ppsx odp mpp vsd pub epub",
    "zip gz tgz tar bz2 7z rar exe msi dmg apk iso bin",
    "jpg jpeg jpe png gif webp avif svg bmp ico tif tiff eps psd heic",
    "mp3 m4a wav ogg oga flac wma mp4 m4v mov avi wmv webm mkv mpg mpeg ogv vtt srt",
    "ics vcf xml rss atom json geojson kml kmz gpx shp txt",
    "css js mjs map wasm woff woff2 ttf otf eot",
  ].flatMap((line) => line.split(" ")),
);

/**
 * The one spelling of all addresses that open the same page: without what stands after “#”, without
 * credentials, tracking and the number of a visit, its query sorted by name. Nothing else of it is touched,
 * for a server may tell “/news” from “/news/”. Undefined for what no page can be at: mail, telephone, script,
 * data, and what is no address.
 */
export function normaliseUrl(address: string, base?: string): string | undefined {
  const url = URL.parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = "";
  url.password = "";
  url.hash = "";
  url.pathname = plainEscapes(url.pathname).replaceAll(SESSION_IN_PATH, "");
  const query = tidyQuery(plainEscapes(url.search.slice(1)));
  url.search = query === "" ? "" : `?${query}`;
  return url.href;
}

/** Whether an address is of a file and not of a page, by how its path ends. */
export function looksLikeDownload(address: string): boolean {
  const ending = /\.([a-z\d]+)$/i.exec(URL.parse(address)?.pathname ?? "")?.[1];
  return ending !== undefined && DOWNLOADS.has(ending.toLowerCase());
}

function tidyQuery(query: string): string {
  return query
    .split("&")
    .map((parameter) => ({ parameter, name: parameter.replace(/=.*$/s, "") }))
    .filter(({ parameter, name }) => parameter !== "" && !TRACKING.test(name))
    .filter(({ parameter, name }) => !SESSION.test(name) && !PERHAPS_SESSION.test(parameter))
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
    .map(({ parameter }) => parameter)
    .join("&");
}

/**
 * Escapes in capitals, and none where none is needed (RFC 3986, section 6.2.2). The rest of a broken escape
 * must not make a new one.
 */
function plainEscapes(text: string): string {
  return text.replaceAll(/(?<!%[\da-f]?)%[\da-f]{2}/gi, (escape) => {
    const letter = String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(letter) ? letter : escape.toUpperCase();
  });
}
