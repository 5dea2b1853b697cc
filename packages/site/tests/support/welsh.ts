import { INVENTORY_FILE, ORGANISATION_FILE } from "cookie-inventory";
import { ADDRESSES_FILE } from "../../src/pages/published-addresses.ts";
import { REGISTRY_TEXTS, SERVICE_TEXTS } from "../../src/services/service-fields.ts";
import { type Files, textOf } from "./editions.ts";

/* The test council with every page and text in Welsh as well. */
/* cspell:disable */

const WELSH = { code: "cy", name: "Cymraeg" };
export const WELSH_STATEMENT = "src/pages/cy/privacy.md";

const PAGES: Readonly<Record<string, string>> = {
  [WELSH_STATEMENT]: `---
title: Hysbysiad preifatrwydd
description: Yr hyn y mae Cyngor Mereford yn ei wneud gyda data personol.
permalink: /cy/
navigation:
  title: Preifatrwydd
---

Cyngor Mereford yw'r rheolydd data. Rydym yn cadw eich data yn ddiogel.

## Cwcis {#cookies}

::cookie-table

Gweler [yr hyn rydym yn ei storio](/cy/cookies/) am ragor.
`,
  "src/pages/cy/cookies.md": `---
title: Yr hyn rydym yn ei storio
description: Yr hyn y mae gwefannau Mereford yn ei storio ar eich dyfais.
navigation:
  title: Storio
---

Rydym yn rhestru'r cyfan yma.

::cookie-inventory
`,
  "src/pages/cy/accessibility.md": `---
title: Mynediad i bawb
description: Pa mor hygyrch yw'r wefan hon.
navigation:
  title: Mynediad
---

## Cysylltu {#contact}

::accessibility-contact
`,
  "src/pages/cy/404.md": `---
title: Ddim yma
description: Nid oes tudalen yn y cyfeiriad hwn.
permalink: /cy/404.html
---

Ewch i'r [hysbysiad preifatrwydd](/cy/).
`,
};

const PURPOSES: Readonly<Record<string, string>> = {
  "Counts how many people visit.": "Yn cyfrif faint o bobl sy'n ymweld.",
  "Remembers the swimming lessons that you have chosen.":
    "Yn cofio'r gwersi nofio rydych wedi'u dewis.",
};

const ADDRESSES = { "/cy/": ["cookies"], "/cy/accessibility/": ["contact"], "/cy/cookies/": [] };

/** Returns the files of a council with its texts in Welsh, which is complete unless `language` says otherwise. */
export function inWelsh<T extends Files>(files: T, language: object = {}) {
  const organisation: object = JSON.parse(textOf(files, ORGANISATION_FILE));
  const languages = [
    { code: "en", name: "English" },
    { ...WELSH, ...language },
  ];
  const cookies = Object.entries(PURPOSES).reduce(
    (text, [en, cy]) => text.replace(JSON.stringify(en), JSON.stringify({ en, cy })),
    textOf(files, INVENTORY_FILE),
  );
  const addresses: object = JSON.parse(textOf(files, ADDRESSES_FILE));
  return {
    ...files,
    ...PAGES,
    [ADDRESSES_FILE]: JSON.stringify({ ...addresses, ...ADDRESSES }, null, 2),
    [ORGANISATION_FILE]: `${JSON.stringify({ ...organisation, languages }, null, 2)}\n`,
    [INVENTORY_FILE]: cookies,
  };
}

/** Returns the files with each text of their services in Welsh too: “Cymraeg: ” and the text. */
export function withServicesInWelsh<T extends Files>(files: T): T {
  const translated = Object.keys(files)
    .filter((file) => /^_data\/(?:services\/|recipients|retention).*json$/.test(file))
    .map((file) => {
      const { required } = file.startsWith("_data/services/") ? SERVICE_TEXTS : REGISTRY_TEXTS;
      const data = translate(JSON.parse(textOf(files, file)), required);
      return [file, `${JSON.stringify(data, null, 2)}\n`];
    });
  return { ...files, ...Object.fromEntries(translated) };
}

/** Returns data with both languages in place of each text of these fields, or of lists of that name. */
function translate(data: unknown, fields: readonly string[], name = ""): unknown {
  if (typeof data === "string")
    return fields.includes(name) ? { en: data, cy: `Cymraeg: ${data}` } : data;
  if (Array.isArray(data)) return data.map((each: unknown) => translate(each, fields, name));
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, child]) => [
      key,
      key === "internal" ? child : translate(child, fields, key),
    ]),
  );
}
