import { expect, test } from "playwright/test";
import { atomFeed, type FollowedChanges } from "../../src/open-data/change-feeds.ts";
import { atomMistakes } from "../support/atom-schema.ts";
import { ENTRY, FOLLOWED, followed } from "../support/followed-changes.ts";

const VALID: readonly (readonly [name: string, changes: FollowedChanges])[] = [
  ["of two editions", FOLLOWED],
  ["of the first edition alone", { ...FOLLOWED, entries: [ENTRY] }],
  ["with signs that mean something to XML", followed({ title: `<a> & "b" ]]> &amp;` })],
  ["with a text that ends CDATA twice", followed({ html: "<p>a[b[1]]>2 c[d[1]]>2</p>" })],
  ["with characters that XML has not", followed({ title: "a\uFFFEb\uD800c\u0000" })],
  [
    "of a council with an “&” in its name",
    { ...FOLLOWED, organisation: { ...FOLLOWED.organisation, name: "A & <B>" } },
  ],
];
for (const [name, changes] of VALID) {
  test(`The Atom feed ${name} is valid by RFC 4287`, async () => {
    expect(await atomMistakes(atomFeed(changes))).toEqual([]);
  });
}

const SELF = '<link rel="self" href="https://privacy.mereford.example/changes.atom"/>';
const INVALID: readonly (readonly [name: string, from: RegExp | string, to: string])[] = [
  ["no id", /<id>.*?<\/id>/, ""],
  ["an id that is no address", /<id>.*?<\/id>/, "<id>1</id>"],
  ["no date", /<updated>.*?<\/updated>/, ""],
  ["a date without a time", /<updated>.*?<\/updated>/, "<updated>2026-11-23</updated>"],
  ["a time without a zone", /<updated>.*?<\/updated>/, "<updated>2026-11-23T00:00:00</updated>"],
  ["a day that does not exist", "2027-02-01T", "2027-02-30T"],
  ["two titles", "<subtitle>", "<title>Another</title><subtitle>"],
  ["a link without an address", SELF, '<link rel="self"/>'],
  ["an entry without an id", /(<entry>.*?)<id>.*?<\/id>/s, "$1"],
  ["an entry without a title", /(<entry>.*?)<title.*?<\/title>/s, "$1"],
  ["markup in a title", /<title>/, "<title><b/>"],
  ["a kind of text that there is not", 'type="html"', 'type="markdown"'],
  ["an element that there is not", "<subtitle>", "<abstract/><subtitle>"],
  ["an attribute that there is not", "<feed ", '<feed lang="en" '],
  ["an author without a name", /<name>.*?<\/name>/, ""],
  ["another namespace", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"],
];
for (const [name, from, to] of INVALID) {
  test(`A feed with ${name} is not valid`, async () => {
    const feed = atomFeed(FOLLOWED);
    const broken = feed.replace(from, to);
    expect(broken).not.toBe(feed);
    expect(await atomMistakes(broken)).not.toEqual([]);
  });
}

const ALSO_VALID: readonly (readonly [name: string, from: RegExp | string, to: string])[] = [
  ["elements in another order", /(<id>.*?<\/id>)(\s*<title>.*?<\/title>)/, "$2$1"],
  [
    "elements of another namespace",
    "<subtitle>",
    '<x:y xmlns:x="urn:x:y" z="1">a<x:b/></x:y><subtitle>',
  ],
  [
    "XHTML",
    /<content.*?<\/content>/s,
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b class="c">d</b></div></content>',
  ],
  [
    "content that stands elsewhere",
    /<content.*?<\/content>/s,
    '<content src="https://a.example/"/>',
  ],
];
for (const [name, from, to] of ALSO_VALID) {
  test(`A feed with ${name} is valid`, async () => {
    const feed = atomFeed(FOLLOWED);
    const other = feed.replace(from, to);
    expect(other).not.toBe(feed);
    expect(await atomMistakes(other)).toEqual([]);
  });
}
