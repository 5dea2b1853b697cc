/** Returns the address where a crawl starts; one without a scheme gets https. Returns undefined if it is not valid. */
export function parseAddress(text: string): string | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d/.test(text);
  const address = URL.parse(hasScheme ? text : `https://${text}`);
  if (address === null || !/^https?:$/.test(address.protocol)) return undefined;
  return /[.]|^localhost$/.test(address.hostname) ? address.href : undefined;
}

/** Returns a domain in lower case; undefined if the text is not a host name. */
export function parseDomain(text: string): string | undefined {
  const domain = text.toLowerCase();
  return URL.parse(`https://${domain}`)?.hostname === domain ? domain : undefined;
}
