/** An email address, as browsers check it (HTML, section 4.10.5.1.5), with at least one dot in its host. */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/i;

/** What is wrong with an address, and what to write. */
type Fault = readonly [message: string, hint: string];

/** Returns what is wrong with a “mailto:” or “tel:” address; undefined if it is right, or another address. */
export function findContactFault(href: string): Fault | undefined {
  if (href.startsWith("mailto:")) return findEmailFault(href.slice("mailto:".length));
  return href.startsWith("tel:") ? findPhoneFault(href.slice("tel:".length)) : undefined;
}

/** Checks what follows “mailto:” (RFC 6068): one address, and a subject or a text if needed. */
function findEmailFault(rest: string): Fault | undefined {
  const [address = "", query = ""] = rest.split(/\?(.*)/s);
  if (!EMAIL.test(address)) {
    const message = `“${decodeSafely(address)}” is not an email address.`;
    return [message, "Write: [name@example.gov.uk](mailto:name@example.gov.uk)"];
  }
  for (const [field, value] of new URLSearchParams(query)) {
    if (!/^(?:subject|body)$/i.test(field)) {
      const message = `This link would also fill in “${field}” in the visitor’s email.`;
      return [message, `Remove it: (mailto:${address}). Only “subject” and “body” are allowed.`];
    }
    if (/^subject$/i.test(field) && /[\r\n]/.test(value)) {
      const message = "The subject in this link has a line break, which can add other recipients.";
      return [message, "Remove %0A and %0D from the subject."];
    }
  }
  return undefined;
}

/** Checks what follows “tel:” (RFC 3966), unless the rules for pasted text report it, because they know what to write. */
function findPhoneFault(rest: string): Fault | undefined {
  if (toGlobalNumber(decodeSafely(rest)) !== undefined) return undefined;
  return [
    "This is not a phone number that every phone can call.",
    "Write the country’s code and the number, without spaces and letters: (tel:+442079460000)",
  ];
}

/**
 * Returns a number as a “tel:” link needs it: with its country’s code, by default the United Kingdom’s, or a short number such
 * as 101. Returns undefined if it is not a number.
 */
export function toGlobalNumber(written: string): string | undefined {
  const digits = written
    .replace(/^\s*00/, "+")
    .replace(/(?<=\+\d[\d\s-]*)\(0\)/, "")
    .replaceAll(/[\s\u00A0().\-–—\u2010-\u2012\u2060]/g, "");
  if (/^0[1-9]\d{8,9}$/.test(digits)) return `+44${digits.slice(1)}`;
  return /^(?:\+[1-9]\d{6,14}|[1-9]\d{2,5})$/.test(digits) ? digits : undefined;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
