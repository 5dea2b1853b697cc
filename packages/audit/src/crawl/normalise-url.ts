/**
 * Tracking parameters, which do not change the page: those of analytics and newsletters, and those that browsers strip
 * from addresses:
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

/** Names of session ids in PHP, Java, ASP and ColdFusion. */
const SESSION = /^(?:phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken)$/i;

/** Names with other uses too (“sid” can be a service), so the value has to look like a session id. */
const SESSION_LIKE =
  /^(?:sid|sess|session|session_?id)=(?=[a-z-]*\d)(?:[\da-z]{16,}|[\da-f-]{16,})$/i;

/** Java servers put the session id into the path (Jakarta Servlet, section 7.1.3). */
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
 * Returns the same address for all addresses that open the same page: without fragment, credentials, tracking parameters
 * and session ids, and with the query sorted by name. Everything else stays, as a server may distinguish “/news” from
 * “/news/”. Returns undefined if the address is not of a web page: mailto, tel, javascript, data, or invalid.
 */
export function normaliseUrl(address: string, base?: string): string | undefined {
  const url = URL.parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = "";
  url.password = "";
  url.hash = "";
  url.pathname = normaliseEscapes(url.pathname).replaceAll(SESSION_IN_PATH, "");
  const query = normaliseQuery(normaliseEscapes(url.search.slice(1)));
  url.search = query === "" ? "" : `?${query}`;
  return url.href;
}

/** Whether the file extension in an address is one of a download and not of a page. */
export function looksLikeDownload(address: string): boolean {
  const extension = /\.([a-z\d]+)$/i.exec(URL.parse(address)?.pathname ?? "")?.[1];
  return extension !== undefined && DOWNLOADS.has(extension.toLowerCase());
}

function normaliseQuery(query: string): string {
  return query
    .split("&")
    .map((parameter) => ({ parameter, name: parameter.replace(/=.*$/s, "") }))
    .filter(({ parameter, name }) => parameter !== "" && !TRACKING.test(name))
    .filter(({ parameter, name }) => !SESSION.test(name) && !SESSION_LIKE.test(parameter))
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
    .map(({ parameter }) => parameter)
    .join("&");
}

/**
 * Writes escapes in upper case, and decodes unreserved characters (RFC 3986, section 6.2.2). What follows an incomplete
 * escape stays as it is, or decoding it could complete the escape.
 */
function normaliseEscapes(text: string): string {
  return text.replaceAll(/(?<!%[\da-f]?)%[\da-f]{2}/gi, (escape) => {
    const letter = String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(letter) ? letter : escape.toUpperCase();
  });
}
